"""The desk shows each person what waits for that person, in a constant number of queries."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from rumo.accounts.models import User
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment, Executor
from rumo.core import clock
from rumo.directory.powers import forget_powers
from rumo.meetings.enums import MeetingForm, MeetingState
from rumo.meetings.models import Invitation
from rumo.meetings.tests.factories import make_item, make_meeting, make_resolution
from rumo.portal.desk import desk_of
from tests.cast import Cast

TODAY = dt.date(2024, 6, 20)


def titles(user: User, *, with_plans: bool = False) -> dict[str, list[str]]:
    """What stands under each heading. Plans that nobody has made wait in most tests, so they are asked for."""
    with clock.standing_at(TODAY):
        forget_powers(user)
        found = {section.title: [line.title for line in section.lines] for section in desk_of(user).sections}
    return found if with_plans else {title: lines for title, lines in found.items() if title != "Планы ждут"}


def make_assignment(cast: Cast, **fields: object) -> Assignment:
    defaults = {
        "association": cast.association,
        "text": "Собрать предложения",
        "ground": "протокол № 1",
        "issued_on": dt.date(2024, 5, 1),
        "due_on": dt.date(2024, 6, 1),
        "state": AssignmentState.ISSUED,
    }
    assignment = Assignment.objects.create(**{**defaults, **fields})
    Executor.objects.create(assignment=assignment, person=cast.member.person)
    return assignment


def test_nothing_to_do_is_said_and_the_next_step_offered(client: Client, cast: Cast) -> None:
    client.force_login(cast.teacher)
    page = client.get("/").content.decode()
    assert "На сегодня всё сделано" in page
    assert titles(cast.teacher) == {}


def test_an_overdue_assignment_waits_for_its_executor_and_worries_those_who_run_the_body(cast: Cast) -> None:
    make_assignment(cast)
    assert titles(cast.member) == {"Исполнить": ["Собрать предложения"]}
    assert titles(cast.secretary) == {"Просрочено исполнителями": ["Собрать предложения"]}
    assert titles(cast.stranger) == {}


def test_minutes_wait_for_those_who_sign(cast: Cast) -> None:
    make_meeting(
        cast.association,
        date=TODAY,
        number=3,
        state=MeetingState.MINUTES,
        chair=cast.deputy.person,
        secretary=cast.secretary.person,
    )
    assert "Подписать и проголосовать" in titles(cast.deputy)
    assert "Подписать и проголосовать" in titles(cast.secretary)
    assert "Подписать и проголосовать" not in titles(cast.chair)


@pytest.mark.parametrize(("reply", "waits"), [("", True), ("coming", False)])
def test_an_invitation_waits_until_it_is_answered(cast: Cast, reply: str, *, waits: bool) -> None:
    meeting = make_meeting(cast.association, date=dt.date(2024, 7, 5), title="Июль", state=MeetingState.INVITED)
    Invitation.objects.create(
        meeting=meeting, person=cast.member.person, token="a" * 40, sent_at=timezone.now(), reply=reply
    )
    assert ("Ответить на приглашения" in titles(cast.member)) is waits


def test_an_absentee_vote_waits_for_members_while_its_window_is_open(cast: Cast) -> None:
    start = timezone.make_aware(dt.datetime(2024, 6, 19))
    meeting = make_meeting(
        cast.association,
        date=dt.date(2024, 6, 19),
        title="Опрос",
        state=MeetingState.IN_SESSION,
        form=MeetingForm.ABSENTEE,
        voting_opens=start,
        voting_closes=start + dt.timedelta(days=3),
    )
    resolution = make_resolution(make_item(meeting))
    assert titles(cast.member) == {"Подписать и проголосовать": ["Проголосовать: Опрос"]}
    assert titles(cast.teacher) == {}
    resolution.named_votes.create(person=cast.member.person, choice="for")
    assert titles(cast.member) == {}


def test_a_forgotten_meeting_is_something_to_prepare(cast: Cast) -> None:
    make_meeting(cast.association, date=dt.date(2024, 6, 1), number=2)
    make_meeting(cast.association, date=dt.date(2024, 7, 1), number=3)
    make_meeting(cast.association, date=dt.date(2024, 12, 1), number=4)
    assert titles(cast.secretary) == {"Подготовить": ["Заседание № 2 от 01.06.2024", "Заседание № 3 от 01.07.2024"]}


def test_the_year_counts_what_was_held(cast: Cast) -> None:
    make_meeting(cast.association, date=dt.date(2024, 2, 1), number=1, state=MeetingState.SIGNED)
    make_meeting(cast.association, date=dt.date(2024, 9, 1), number=2)
    make_meeting(cast.association, date=dt.date(2023, 9, 1), number=1, state=MeetingState.SIGNED)
    with clock.standing_at(TODAY):
        progress = desk_of(cast.member).progress
    assert [(row.held, row.planned) for row in progress] == [(1, 2)]


def test_the_number_of_queries_does_not_grow(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def fill(times: int) -> None:
        for place in range(times):
            make_assignment(cast, text=f"Дело {place}")
            make_meeting(cast.association, date=dt.date(2024, 7, 1), state=MeetingState.INVITED)

    client.force_login(cast.secretary)
    counts = []
    for times in (1, 29):
        fill(times)
        with clock.standing_at(TODAY), django_assert_max_num_queries(40) as queries:
            assert client.get("/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
