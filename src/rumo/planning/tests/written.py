"""A plan with something of everything in it, for tests of its life."""

from __future__ import annotations

from datetime import date

from rumo.accounts.models import User
from rumo.documents.enums import StampKind
from rumo.meetings.enums import MeetingState, ResolutionKind
from rumo.meetings.models import Resolution
from rumo.meetings.tests import factories as meetings
from rumo.planning.actions import states
from rumo.planning.models import Plan, PlannedMeeting, PlanRow, PlanSection, Responsible
from rumo.planning.stamping import StampData
from rumo.planning.tests import factories as make
from tests.cast import Cast

ORDER = StampData(StampKind.APPROVED, "приказом министерства", date(2024, 2, 28), "15-ОД")
AGREED = StampData(StampKind.AGREED, "Министерство образования Дальнего края", date(2024, 3, 26))


def make_written_plan(cast: Cast, year: int = 2024) -> Plan:
    """Two sections of two rows, points, a person and a role responsible, a meeting with two questions."""
    plan = make.make_plan(cast.association, year, title=f"План работы РУМО Дальнего края на {year} год")
    edition = plan.editions.get()
    edition.foreword = f"<p>Цель: итоги {year - 1}/{year} учебного года.</p>"
    edition.save()
    first = PlanSection.objects.create(edition=edition, position=1, title="Организационная работа")
    second = PlanSection.objects.create(edition=edition, position=2, title="Экспертиза")
    rows = [
        make.make_row(edition, "Подготовка отчёта", f"до 10 декабря {year} г.", section=first, expected="Отчёт"),
        make.make_row(edition, "Заседания", "не реже 1 раза в квартал", section=first, points=["а", "б"]),
        make.make_row(edition, "Экспертиза программ", "ежеквартально", section=second),
        make.make_row(edition, "Конкурс экспертов", "март", section=second, extras=[["Форма", "очно"]]),
    ]
    chair = cast.members[0]
    Responsible.objects.create(row=rows[0], text="Гуменник А.Б.", person=chair)
    Responsible.objects.create(row=rows[0], position=2, text="Минобр", is_approver=True, duty="Согласование")
    Responsible.objects.create(row=rows[1], text="Председатель", role="chair")
    Responsible.objects.create(row=rows[2], text="Эксперты", role="expert")
    Responsible.objects.create(row=rows[3], text="Секретарь", role="secretary")
    meeting = make.make_planned_meeting(edition, "февраль", ("О плане", "Об экспертизе"), relevance="Начало года")
    for question in meeting.questions.all():
        Responsible.objects.create(question=question, text="Гуменник А.Б.", person=chair)
    return plan


def make_approved_plan(cast: Cast, actor: User | None = None) -> Plan:
    plan = make_written_plan(cast)
    states.approve_plan(plan, stamp=ORDER, actor=actor or cast.secretary)
    return plan


def make_resolution(cast: Cast, *, state: str = MeetingState.SIGNED, **fields: object) -> Resolution:
    """«Утвердить план» of a meeting of 15.02.2024 with minutes № 1, carried."""
    meeting = meetings.make_meeting(
        cast.association,
        date=date(2024, 2, 15),
        state=state,
        number=1,
        chair=cast.members[0],
        secretary=cast.members[2],
    )
    values: dict[str, object] = {
        "kind": ResolutionKind.APPROVE,
        "text": "Утвердить план работы.",
        "votes_for": 5,
        "votes_against": 0,
        "votes_abstained": 0,
    }
    return meetings.make_resolution(meetings.make_item(meeting), **(values | fields))


def row(plan: Plan, title: str, number: int = 0) -> PlanRow:
    return PlanRow.objects.get(edition__plan=plan, edition__number=number, title=title)


def first_meeting(plan: Plan, number: int = 0) -> PlannedMeeting:
    return PlannedMeeting.objects.filter(edition__plan=plan, edition__number=number)[0]
