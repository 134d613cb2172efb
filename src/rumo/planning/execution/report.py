"""The execution report of a plan: from the year as it was computed to the paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rumo.directory.enums import Role
from rumo.directory.models import Association
from rumo.directory.queries import composition_on
from rumo.documents.enums import StampKind
from rumo.papers import execution as paper
from rumo.papers.people import Signature
from rumo.planning.execution.descriptions import Shown, describe
from rumo.planning.execution.material import Fact
from rumo.planning.execution.progress import Owed
from rumo.planning.execution.spans import Span
from rumo.planning.execution.statuses import most_urgent
from rumo.planning.execution.year import Line, PlanYear
from rumo.planning.models import Plan
from rumo.russian.dates import short_date
from rumo.russian.deadlines.statuses import Status
from rumo.russian.typography import plain

_VERBS = {StampKind.APPROVED: "План утверждён", StampKind.ADOPTED: "План принят"}
_MEETINGS = "График заседаний"


def build_report(year: PlanYear, span: Span) -> paper.ExecutionReport:
    """What was to be done within `span` and what was, as of the day of `year`.

    A line stands in it when something falls due or happened in the span; in the report of a whole year all stand.
    """
    plan = year.plan
    chosen = [(line, _owed(line, span)) for line in year.lines]
    kept = [(line, owed) for line, owed in chosen if owed or line.progress.share or span.code == "Y"]
    shown = describe(fact for _line, owed in kept for each in owed for fact in each.facts)
    bodies = _bodies({each.body_id for _line, owed in kept for each in owed}, shown.values(), plan)
    rows = tuple(_row(line, owed, span, shown, bodies) for line, owed in kept)
    name = plan.association.name_on(year.today)
    return paper.ExecutionReport(
        body=name.full,
        organization=plan.association.host.full_name,
        plan_title=plan.title,
        period=plan.period,
        starts=span.first,
        ends=span.last,
        as_of=year.today,
        totals=paper.count_rows(rows),
        plan_ground=_ground(plan),
        rows=rows,
        signatures=_signatures(year),
    )


def _owed(line: Line, span: Span) -> list[Owed]:
    """What falls due in the span, and what something was done for in it; what one of several bodies did stands with
    what the others owe."""
    kept = {_term(owed) for owed in line.progress.owed if _is_of(owed, span)}
    return [owed for owed in line.progress.owed if _term(owed) in kept]


def _is_of(owed: Owed, span: Span) -> bool:
    falls_due = span.first <= owed.due <= span.last if owed.due else span.code == "Y"
    return falls_due or any(span.first <= fact.day <= span.last for fact in owed.facts)


def _term(owed: Owed) -> tuple[int, int, int | None]:
    """The same for what several bodies owe each."""
    return owed.obligation.part, owed.obligation.number, owed.request_id


def _row(
    line: Line, owed: Sequence[Owed], span: Span, shown: Mapping[Fact, Shown], bodies: Mapping[int, str]
) -> paper.ExecutionRow:
    partly = owed and span.code != "Y"
    status = most_urgent(each.status for each in owed) if partly else line.progress.status
    facts = {fact: None for each in owed for fact in each.facts}
    return paper.ExecutionRow(
        number=line.number,
        title=line.title,
        status=status,
        section=_section(line),
        deadline=line.planned.deadline,
        responsible=tuple(one.text for one in line.responsible if not one.is_approver),
        facts=(*_share(line), *(_fact(shown[fact], fact, bodies) for fact in sorted(facts) if fact in shown)),
        reason=line.reason if status is not Status.DONE else "",
        parts=_parts(owed, bodies),
    )


def _fact(shown: Shown, fact: Fact, bodies: Mapping[int, str]) -> paper.Fact:
    """«Заседание № 3», 14.02.2024; of another body with its name: «Секция математики: Заседание № 3»."""
    body = bodies.get(shown.association_id or 0)
    return paper.Fact(f"{body}: {shown.brief}" if body else shown.brief, fact.day)


def _share(line: Line) -> Iterable[paper.Fact]:
    """A row that speaks for other lines is told by how many of them are done."""
    if share := line.progress.share:
        yield paper.Fact(f"{line.progress.note}: выполнено {share.done} из {share.all}")


def _section(line: Line) -> str:
    """The heading a row stands under; planned meetings stand under one of their own."""
    if line.row is None:
        return _MEETINGS
    return line.row.section.title if line.row.section else ""


def _parts(owed: Iterable[Owed], bodies: Mapping[int, str]) -> tuple[paper.PartCount, ...]:
    """Body by body, where each of several owes the same."""
    counts: dict[int, list[int]] = {}
    for each in owed:
        if each.body_id is not None:
            wanted, done, late = counts.get(each.body_id, [0, 0, 0])
            missing = each.obligation.wanted - each.done if each.status is Status.LATE else 0
            counts[each.body_id] = [wanted + each.obligation.wanted, done + each.done, late + missing]
    return tuple(paper.PartCount(bodies[body], *numbers) for body, numbers in counts.items())


def _bodies(owing: Iterable[int | None], shown: Iterable[Shown], plan: Plan) -> dict[int, str]:
    """Names of the bodies other than the plan's own, in one query."""
    keys = {key for key in (*owing, *(each.association_id for each in shown)) if key} - {plan.association_id}
    return {body.pk: str(body) for body in Association.objects.filter(pk__in=keys)} if keys else {}


def _ground(plan: Plan) -> str:
    """«План утверждён на заседании РУМО, протокол от 13.12.2023 № 4»; empty when nobody has approved the plan."""
    for stamp in plan.stamps.all():
        if stamp.kind in _VERBS:
            day = f" от {short_date(stamp.date)}" if stamp.date else ""
            act = f"{day}{f' № {stamp.number}' if stamp.number else ''}"
            minutes = ", протокол" if act and "заседани" in stamp.by else ""
            return f"{_VERBS[StampKind(stamp.kind)]} {stamp.by}{minutes}{act}"
    return ""


def _signatures(year: PlanYear) -> tuple[Signature, ...]:
    """The chair signs, or whoever leads a body without one."""
    members = composition_on(year.plan.association, year.today).filter(role__in=(Role.CHAIR, Role.LEADER))
    signers = sorted(members, key=lambda each: each.role != Role.CHAIR)[:1]
    return tuple(
        Signature(str(each.get_role_display()).capitalize(), plain(each.person.short_name)) for each in signers
    )
