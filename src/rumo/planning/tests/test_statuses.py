"""Row kinds × facts × days → statuses: what the year of a plan shows is computed from the records alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from rumo.assignments.enums import AssignmentState
from rumo.assignments.tests.factories import make_assignment
from rumo.core import clock
from rumo.directory.enums import AssociationKind
from rumo.directory.models import Association
from rumo.directory.tests.factories import make_association
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.models import Meeting
from rumo.meetings.tests.factories import make_meeting
from rumo.planning.enums import Counted, FactKind, Link, PlanState
from rumo.planning.execution.year import Line, unfinished_lines, year_of
from rumo.planning.models import Edition, Instruction, LineFact, Plan, PlannedMeeting, PlanRow
from rumo.planning.tests import factories as make
from rumo.russian.deadlines.statuses import Status
from tests.cast import Cast

TODAY = date(2024, 6, 20)
SETTING_DATES = "не реже одного раза в квартал, дата определяется до 10 числа первого месяца квартала"


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return make.make_plan(cast.association, state=PlanState.IN_FORCE).editions.get()


def held(association: Association, day: date, state: str = S.MINUTES, made: date | None = None) -> Meeting:
    """A meeting whose record was made on `made`."""
    moment = timezone.make_aware(datetime(*(made or day).timetuple()[:3], 12))
    return make_meeting(association, date=day, state=state, created_at=moment, **_needs(state))


def _needs(state: str) -> dict[str, Any]:
    numbered = {"number": Meeting.objects.count() + 1} if state in (S.SIGNED, S.PUBLISHED) else {}
    return {**numbered, **({"reason": "болезнь"} if state == S.CANCELLED else {})}


def link(
    planned: PlanRow | PlannedMeeting, record: Any, kind: str = FactKind.MEETING, how: str = Link.CONFIRMED
) -> None:
    LineFact.objects.create(line=planned.line, kind=kind, object_id=record.pk, link=how)


def evidence(row: PlanRow, day: date) -> None:
    LineFact.objects.create(line=row.line, kind=FactKind.EVIDENCE, title="Опубликовано", day=day, url="https://a.ru/1")


def line_of(planned: PlanRow | PlannedMeeting, day: date = TODAY) -> Line:
    plan = Plan.objects.get(pk=planned.edition.plan_id)
    return next(line for line in year_of(plan, day).lines if line.pk == planned.line_id)


def statuses(planned: PlanRow | PlannedMeeting, day: date = TODAY) -> list[str]:
    return [owed.status.value for owed in line_of(planned, day).progress.owed]


@pytest.mark.parametrize(
    ("deadline", "done", "day", "expected"),
    [
        ("до 1 марта", None, date(2024, 2, 1), "due"),
        ("до 1 марта", None, date(2024, 3, 1), "due"),
        ("до 1 марта", None, date(2024, 3, 2), "late"),
        ("до 1 марта", date(2024, 2, 28), date(2024, 3, 2), "done"),
        ("до 1 марта", date(2024, 2, 28), date(2024, 2, 27), "due"),
        ("октябрь", None, TODAY, "ahead"),
        ("октябрь", None, date(2024, 10, 1), "due"),
        ("октябрь", None, date(2024, 11, 1), "late"),
        ("по мере поступления поручений", None, TODAY, "not_applicable"),
        ("по мере поступления поручений", date(2024, 5, 5), TODAY, "done"),
        ("постоянно", None, date(2024, 12, 31), "due"),
        ("когда получится как-нибудь", None, TODAY, "due"),
        ("когда получится как-нибудь", date(2024, 5, 5), TODAY, "done"),
        ("", None, TODAY, "due"),
        ("по согласованию", date(2024, 5, 5), TODAY, "done"),
    ],
)
def test_a_linked_row(edition: Edition, deadline: str, done: date | None, day: date, expected: str) -> None:
    row = make.make_row(edition, deadline=deadline)
    if done:
        evidence(row, done)
    assert line_of(row, day).progress.status.value == expected


def test_done_late_is_told_apart(edition: Edition) -> None:
    row = make.make_row(edition, deadline="до 1 марта")
    evidence(row, date(2024, 3, 15))
    told = line_of(row).told
    assert (told.word, told.kind) == ("выполнено с опозданием", "warning")


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (S.DRAFT, "late"), (S.INVITED, "late"), (S.IN_SESSION, "late"), (S.MINUTES, "done"), (S.SIGNED, "done"),
        (S.POSTPONED, "late"), (S.CANCELLED, "late"),
    ],
)  # fmt: skip
def test_a_planned_meeting_is_done_when_held(cast: Cast, edition: Edition, state: str, expected: str) -> None:
    planned = make.make_planned_meeting(edition, deadline="февраль")
    link(planned, held(cast.association, date(2024, 2, 14), state))
    assert statuses(planned) == [expected]


def test_a_dismissed_record_is_no_fact(cast: Cast, edition: Edition) -> None:
    planned = make.make_planned_meeting(edition, deadline="февраль")
    link(planned, held(cast.association, date(2024, 2, 14)), how=Link.DISMISSED)
    assert statuses(planned) == ["late"]


def test_a_row_counts_facts_of_its_kind_and_evidence(cast: Cast, edition: Edition) -> None:
    row = make.make_row(edition, deadline="до 1 марта", fact_kind=FactKind.PAPER)
    link(row, held(cast.association, date(2024, 2, 14)))
    assert statuses(row) == ["late"]
    evidence(row, date(2024, 2, 14))
    assert statuses(row) == ["done"]


def test_a_row_of_minutes_waits_for_the_signatures(cast: Cast, edition: Edition) -> None:
    row = make.make_row(edition, deadline="до 1 марта", fact_kind=FactKind.MINUTES)
    link(row, held(cast.association, date(2024, 2, 14)))
    assert statuses(row) == ["late"]


def test_an_assignment_is_done_when_accepted(cast: Cast, edition: Edition) -> None:
    row = make.make_row(edition, deadline="до 1 марта", fact_kind=FactKind.ASSIGNMENT)
    assignment = make_assignment(cast.association, cast.members[4])
    link(row, assignment, FactKind.ASSIGNMENT)
    assert statuses(row) == ["late"]
    accept(assignment, date(2024, 2, 20))
    assert statuses(row) == ["done"]


def accept(assignment: Any, day: date) -> None:
    with clock.standing_at(day):
        moment = clock.now()
    type(assignment).objects.filter(pk=assignment.pk).update(
        state=AssignmentState.ACCEPTED, reported_at=moment, closed_at=moment
    )


def test_meetings_of_the_body_by_its_schedule(cast: Cast, edition: Edition) -> None:
    row = make.make_row(edition, deadline="не реже одного раза в квартал", counted=Counted.SCHEDULE)
    held(cast.association, date(2024, 2, 14))
    held(cast.association, date(2024, 5, 14), S.CANCELLED)
    held(cast.section, date(2024, 5, 15))
    assert statuses(row) == ["done", "due", "ahead", "ahead"]
    assert statuses(row, date(2024, 7, 1)) == ["done", "late", "due", "ahead"]


def test_a_row_that_leaves_its_dates_to_the_schedule(cast: Cast, edition: Edition) -> None:
    row = make.make_row(edition, deadline="график прилагается", counted=Counted.SCHEDULE)
    first = make.make_planned_meeting(edition, deadline="февраль")
    make.make_planned_meeting(edition, deadline="октябрь")
    link(first, held(cast.association, date(2024, 2, 14)))
    progress = line_of(row).progress
    assert (progress.status, progress.share and (progress.share.done, progress.share.all)) == (Status.AHEAD, (1, 2))


def test_dates_are_set_when_the_meeting_of_the_quarter_gets_its_record(cast: Cast, edition: Edition) -> None:
    row = make.make_row(edition, deadline=SETTING_DATES, counted=Counted.SCHEDULE)
    held(cast.association, date(2024, 3, 14), made=date(2024, 1, 9))
    held(cast.association, date(2024, 5, 14), made=date(2024, 4, 20))
    # Known long ahead: it sets the date of its own quarter, not of this one.
    held(cast.association, date(2024, 11, 14), S.DRAFT, made=date(2024, 1, 9))
    setting = [owed for owed in line_of(row).progress.owed if owed.obligation.duty == "set_date"]
    assert [(owed.due, owed.status.value, owed.was_late) for owed in setting] == [
        (date(2024, 1, 10), "done", False),
        (date(2024, 4, 10), "done", True),
        (date(2024, 7, 10), "due", False),
        (date(2024, 10, 10), "done", False),
    ]


def test_each_section_owes_its_meetings(cast: Cast, edition: Edition) -> None:
    others = [
        make_association(cast.institute, parent=cast.association, kind=AssociationKind.SECTION, full_name=f"Секция {n}")
        for n in range(4)
    ]
    row = make.make_row(edition, deadline="не менее 3-х в год", counted=Counted.SUB_BODIES)
    for day in (date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1)):
        held(cast.section, day)
    held(others[0], date(2024, 4, 1))
    held(cast.association, date(2024, 4, 1))
    line = line_of(row)
    assert sum(owed.obligation.wanted for owed in line.progress.owed) == 15
    assert {owed.body_id: (owed.status.value, len(owed.facts)) for owed in line.progress.owed} == {
        cast.section.pk: ("done", 3),
        others[0].pk: ("due", 1),
        **{each.pk: ("due", 0) for each in others[1:]},
    }
    assert (line.cells[3].done, line.cells[3].wanted) == (4, 15)


def test_requests_are_to_be_answered_every_one(cast: Cast, edition: Edition) -> None:
    row = make.make_row(edition, deadline="по мере поступления", counted=Counted.INSTRUCTIONS)
    assert (statuses(row), line_of(row).progress.status) == ([], Status.NOT_APPLICABLE)
    first = make_instruction(cast, "1", due_on=date(2024, 3, 1))
    make_instruction(cast, "2", due_on=date(2024, 8, 1))
    assert statuses(row) == ["late", "due"]
    accept(first.assignment, date(2024, 2, 20))
    assert statuses(row) == ["done", "due"]
    assert line_of(row).progress.status is Status.DUE


def make_instruction(cast: Cast, number: str, **fields: Any) -> Instruction:
    day = date(2024, 2, 1)
    return Instruction.objects.create(
        association=cast.association,
        authority=cast.ministry,
        number=number,
        date=day,
        received_on=day,
        assignment=make_assignment(cast.association, cast.members[4], **fields),
    )


def test_a_row_by_the_plans_of_sections_shows_their_share(cast: Cast, edition: Edition) -> None:
    row = make.make_row(edition, deadline="по планам работы секций")
    assert line_of(row).progress.share is None
    below = make.make_plan(cast.section, state=PlanState.IN_FORCE).editions.get()
    evidence(make.make_row(below, deadline="до 1 марта"), date(2024, 2, 1))
    make.make_row(below, deadline="октябрь")
    progress = line_of(row).progress
    assert (progress.status, progress.share and (progress.share.done, progress.share.all)) == (Status.AHEAD, (1, 2))


def test_what_is_unfinished(edition: Edition) -> None:
    done, open_row = make.make_row(edition, deadline="до 1 марта"), make.make_row(edition, deadline="до 1 апреля")
    make.make_row(edition, deadline="по мере поступления поручений")
    evidence(done, date(2024, 2, 1))
    assert unfinished_lines(Plan.objects.get(), TODAY) == {open_row.line_id}
