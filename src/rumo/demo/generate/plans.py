"""A plan of each body a year, approved by its first meeting, with the schedule of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.meetings import ABOUT_PLAN, MONTHS, agenda_of
from rumo.demo.generate.papers import kept_paper
from rumo.demo.generate.plan_facts import link_facts
from rumo.demo.generate.rows import batches, write
from rumo.demo.generate.scale import Scale
from rumo.directory.enums import Role
from rumo.directory.models import Association
from rumo.documents.enums import PaperKind, StampKind
from rumo.documents.models import IssuedPaper
from rumo.meetings.models import Resolution
from rumo.planning import builders, queries
from rumo.planning.enums import Counted, EditionState, FactKind, PlanState
from rumo.planning.models import (
    Edition,
    Plan,
    PlanLine,
    PlannedMeeting,
    PlannedQuestion,
    PlanRow,
    PlanStamp,
    Responsible,
)
from rumo.planning.rules import proposed_title
from rumo.planning.stamping import stamp_by_resolution
from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as every plan has it."""

    title: str
    deadline: str
    expected: str
    fact_kind: FactKind
    counted: Counted = Counted.LINKED


ROWS = (
    Drawn("Составление плана работы", "Январь-февраль", "План работы", FactKind.MINUTES),
    Drawn(
        "Заседания объединения",
        "Не реже одного раза в квартал",
        "Протоколы заседаний",
        FactKind.MEETING,
        Counted.SCHEDULE,
    ),
    Drawn("Вебинары, семинары и консультации для учителей", "В течение года", "Материалы встреч", FactKind.EVENT),
    Drawn("Аналитические справки по решениям заседаний", "Ежеквартально", "Справки", FactKind.ASSIGNMENT),
    Drawn("Методические рекомендации для школ", "до 1 ноября", "Рекомендации на сайте", FactKind.EVIDENCE),
    Drawn("Обновление раздела на сайте института", "Ежемесячно", "Действующий раздел", FactKind.EVIDENCE),
)
DEADLINES = {2: "Февраль", 5: "Май", 9: "Сентябрь", 12: "Декабрь"}
CHAIR, SECRETARY = "Председатель объединения", "Секретарь объединения"
PLANS_AT_ONCE = 100
# By the body and the year: the decision that approved the plan. By the first day: the plan of the regional body.
Approving = dict[tuple[int, int], Resolution]
Above = dict[date, Plan]


def make_plans(ground: Ground, scale: Scale) -> int:
    """Those of the bodies below hang under that of the regional one. How many."""
    approving = _resolutions(ground)
    above = {plan.starts: plan for plan in Plan.objects.bulk_create(_plans(ground, [ground.rumo], approving, {}))}
    plans = [*above.values(), *Plan.objects.bulk_create(_plans(ground, ground.bodies[1:], approving, above))]
    editions = Edition.objects.bulk_create(_edition(plan, approving) for plan in plans)
    rows = _lay_rows(editions)
    meetings = _lay_schedule(editions)
    write(PlanStamp.objects, _stamps(plans, approving))
    _issue(ground, editions)
    link_facts(ground, rows, meetings)
    return len(plans)


def _resolutions(ground: Ground) -> Approving:
    found = Resolution.objects.filter(
        item__meeting__association__in=ground.bodies,
        item__meeting__date__month=MONTHS[0],
        item__position=ABOUT_PLAN,
    ).select_related("item__meeting__association")
    return {(one.item.meeting.association_id, one.item.meeting.date.year): one for one in found}


def _plans(ground: Ground, bodies: Sequence[Association], approving: Approving, above: Above) -> Iterator[Plan]:
    for body in bodies:
        for year in ground.years:
            period = Period.calendar_year(year)
            state = PlanState.IN_FORCE if (body.pk, year) in approving else PlanState.DRAFT
            if period.ends < clock.today():
                state = PlanState.CLOSED
            yield Plan(
                association=body,
                starts=period.starts,
                ends=period.ends,
                title=proposed_title(body, period),
                state=state,
                parent=above.get(period.starts),
                is_published=state != PlanState.DRAFT,
            )


def _edition(plan: Plan, approving: Approving) -> Edition:
    resolution = approving.get((plan.association_id, plan.starts.year))
    if resolution is None:
        return Edition(plan=plan)
    stamp = stamp_by_resolution(resolution, StampKind.APPROVED)
    return Edition(
        plan=plan,
        state=EditionState.ADOPTED,
        in_force_from=resolution.item.meeting.date,
        ground=stamp.ground,
        resolution=resolution,
    )


def _stamps(plans: Sequence[Plan], approving: Approving) -> Iterator[PlanStamp]:
    for plan in plans:
        resolution = approving.get((plan.association_id, plan.starts.year))
        if resolution is not None:
            stamp = stamp_by_resolution(resolution, StampKind.APPROVED)
            yield PlanStamp(
                plan=plan,
                kind=stamp.kind,
                by=stamp.by,
                date=stamp.date,
                number=stamp.number,
                resolution=resolution,
            )


def _lay_rows(editions: Sequence[Edition]) -> list[PlanRow]:
    lines = iter(PlanLine.objects.bulk_create(PlanLine(plan=each.plan) for each in editions for _row in ROWS))
    rows = PlanRow.objects.bulk_create(
        PlanRow(
            edition=edition,
            line=next(lines),
            position=position,
            title=row.title,
            deadline=row.deadline,
            expected=row.expected,
            fact_kind=row.fact_kind,
            counted=row.counted,
        )
        for edition in editions
        for position, row in enumerate(ROWS, start=1)
    )
    write(Responsible.objects, (Responsible(row=row, text=CHAIR, role=Role.CHAIR) for row in rows))
    return rows


def _lay_schedule(editions: Sequence[Edition]) -> list[PlannedMeeting]:
    lines = iter(PlanLine.objects.bulk_create(PlanLine(plan=each.plan) for each in editions for _month in MONTHS))
    meetings = PlannedMeeting.objects.bulk_create(
        PlannedMeeting(
            edition=edition,
            line=next(lines),
            position=position,
            title="Заседание объединения",
            deadline=DEADLINES[month],
        )
        for edition in editions
        for position, month in enumerate(MONTHS, start=1)
    )
    questions = PlannedQuestion.objects.bulk_create(
        PlannedQuestion(meeting=meeting, position=position, title=question.title)
        for meeting in meetings
        for position, question in enumerate(agenda_of(MONTHS[meeting.position - 1]), start=1)
    )
    write(Responsible.objects, (Responsible(meeting=one, text=SECRETARY, role=Role.SECRETARY) for one in meetings))
    write(Responsible.objects, (Responsible(question=one, text=CHAIR, role=Role.CHAIR) for one in questions))
    return meetings


def _issue(ground: Ground, editions: Sequence[Edition]) -> None:
    """The papers of what was adopted, dated by the day of the meeting."""
    adopted = [each.pk for each in editions if each.state == EditionState.ADOPTED]
    for keys in batches(adopted, PLANS_AT_ONCE):
        read = list(queries.with_contents(Edition.objects.filter(pk__in=keys)))
        papers = IssuedPaper.objects.bulk_create(_papers(ground, read))
        for edition, paper in zip(read, papers, strict=True):
            edition.paper = paper
        Edition.objects.bulk_update(read, ["paper"])


def _papers(ground: Ground, editions: Sequence[Edition]) -> Iterator[IssuedPaper]:
    for each in editions:
        yield kept_paper(
            ground,
            builders.build_edition(each),
            association=each.plan.association,
            kind=PaperKind.PLAN,
            title=each.plan.title,
            day=each.in_force_from or each.plan.starts,
        )
