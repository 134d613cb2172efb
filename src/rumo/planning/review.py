"""What should be looked at again in a plan: slips of the paper, and what only the records know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.db.models import Q
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.directory.models import Membership
from rumo.directory.queries import in_force
from rumo.documents.enums import StampKind
from rumo.papers import plan as paper
from rumo.papers.checks.findings import PLAN_RULES, TEXT_RULES, Finding, Severity
from rumo.papers.checks.papers import check_paper
from rumo.planning.builders import STAMPS
from rumo.planning.deadline_reading import Kind, read_deadline
from rumo.planning.enums import PlanState
from rumo.planning.models import Edition, Plan, PlannedMeeting, PlanRow, Responsible
from rumo.planning.stamping import APPROVING, StampData

_PLACE = re.compile(r"^(rows|meetings)\[(\d+)\]")
_STAMPS_PLACE = "stamps"


@dataclass(frozen=True, slots=True)
class Remark:
    """`anchor` is the id of an element of the plan's page where it is mended, empty for the plan as a whole."""

    title: str
    message: str
    is_error: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Remarks of one kind."""

    title: str
    remarks: tuple[Remark, ...]

    @property
    def is_error(self) -> bool:
        return self.remarks[0].is_error


def review_of(edition: Edition, built: paper.Plan) -> list[Group]:
    """Remarks on `built`, the paper of `edition` (with its contents), the gravest first."""
    remarks = [
        *_of_paper(edition, built),
        *_not_understood(edition, built),
        *_left(edition),
        *_order_of_steps(edition.plan, built),
    ]
    remarks.sort(key=lambda remark: not remark.is_error)
    by_title = groupby(remarks, key=lambda remark: remark.title)
    return [Group(title, tuple(of_title)) for title, of_title in by_title]


def warnings_of_stamp(built: paper.Plan, stamp: StampData, state: str) -> list[str]:
    """What this stamp would make wrong in the order of things; empty when nothing."""
    stamped = replace(
        built, stamps=(*built.stamps, paper.PlanStamp(STAMPS[stamp.kind], stamp.by, stamp.date, stamp.number))
    )
    before = {finding.message for finding in PLAN_RULES.findings(built)}
    found = [finding.message for finding in PLAN_RULES.findings(stamped) if finding.message not in before]
    if stamp.kind in APPROVING and state == PlanState.ON_AGREEMENT:
        found.insert(0, _("План ещё не согласован. Гриф согласования можно будет добавить и после утверждения."))
    if stamp.date is not None and stamp.date > clock.today():
        found.append(_("Дата грифа ещё не наступила."))
    return found


def people_who_left(edition: Edition) -> set[int]:
    """Keys of people responsible for something here who were members of the plan's body and are no more."""
    people = _people_of(edition)
    members = Membership.objects.filter(association=edition.plan.association_id, person__in=people)
    still = set(members.filter(in_force(clock.today())).values_list("person", flat=True))
    return set(members.values_list("person", flat=True)) - still


def _people_of(edition: Edition) -> set[int]:
    of_edition = Q(row__edition=edition) | Q(meeting__edition=edition) | Q(question__meeting__edition=edition)
    keys = Responsible.objects.filter(of_edition, person__isnull=False).values_list("person", flat=True)
    return {key for key in keys if key is not None}


def _of_paper(edition: Edition, built: paper.Plan) -> Iterator[Remark]:
    rows, meetings = list(edition.rows.all()), list(edition.meetings.all())
    for finding in check_paper(built):
        yield Remark(
            _title_of(finding),
            finding.message,
            finding.severity is Severity.ERROR,
            _anchor(finding.place, rows, meetings),
        )


def _title_of(finding: Finding) -> str:
    rule = PLAN_RULES.get(finding.code) or TEXT_RULES.get(finding.code)
    return rule.title if rule else finding.code


def _anchor(place: str, rows: list[PlanRow], meetings: list[PlannedMeeting]) -> str:
    found = _PLACE.match(place)
    if found is None:
        return "stamps" if place.startswith(_STAMPS_PLACE) else ""
    if found[1] == "rows":
        return f"line-{rows[int(found[2])].line_id}"
    return f"line-{meetings[int(found[2])].line_id}"


def _not_understood(edition: Edition, built: paper.Plan) -> Iterator[Remark]:
    rows = zip(edition.rows.all(), built.rows, strict=True)
    meetings = zip(edition.meetings.all(), built.meetings, strict=True)
    named: Iterable[tuple[int, str, str]] = [
        *((row.line_id, _("Пункт %(number)s") % {"number": printed.number}, row.deadline) for row, printed in rows),
        *((own.line_id, _("Заседание %(number)s") % {"number": said.number}, own.deadline) for own, said in meetings),
    ]
    for line, name, phrase in named:
        reading = read_deadline(phrase, edition.plan.period)
        if reading.kind in (Kind.PARTLY, Kind.UNCLEAR):
            message = _(
                "%(name)s: срок «%(phrase)s» понят не весь, даты по нему не поставлены. Можно написать: %(how)s."
            )
            how = ", ".join(f"«{each}»" for each in reading.suggestions)
            yield Remark(
                _("Срок понят не весь"),
                message % {"name": name, "phrase": phrase, "how": how},
                anchor=f"line-{line}",
            )


def _left(edition: Edition) -> Iterator[Remark]:
    left = people_who_left(edition)
    if not left:
        return
    owners: list[PlanRow | PlannedMeeting] = [*edition.rows.all(), *edition.meetings.all()]
    for owner in owners:
        for each in owner.responsible.all():
            if each.person_id in left:
                message = _("%(name)s больше не состоит в объединении: укажите другого ответственного.")
                yield Remark(_("Ответственный выбыл"), message % {"name": each.text}, anchor=f"line-{owner.line_id}")


def _order_of_steps(plan: Plan, built: paper.Plan) -> Iterator[Remark]:
    kinds = {stamp.kind for stamp in built.stamps}
    if plan.state == PlanState.AGREED and STAMPS[StampKind.AGREED] not in kinds:
        yield Remark(_("Нет грифа"), _("План отмечен согласованным, а грифа СОГЛАСОВАНО нет."), anchor="stamps")
