"""The page of a meeting: who sees it, what it offers, and that it asks the database as often for one as for thirty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.core import clock
from rumo.directory.tests.factories import make_membership, make_person
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.models import Attendance, Invitation, Meeting
from rumo.meetings.tests.factories import make_item, make_meeting
from tests.cast import Cast

DAY = date(2024, 6, 20)
STATES: dict[S, dict[str, Any]] = {
    S.DRAFT: {},
    S.INVITED: {},
    S.IN_SESSION: {},
    S.MINUTES: {},
    S.POSTPONED: {"reason": "Карантин"},
    S.CANCELLED: {"reason": "Карантин", "number": None},
}

PREPARING = {"Открыть заседание", "Изменить", "Перенести", "Отменить", "Добавить вопрос"}


def in_state(cast: Cast, state: S) -> Meeting:
    chair, _deputy, secretary, *_rest = cast.members
    fields = {"number": 4, "date": DAY, "state": state, "chair": chair, "secretary": secretary, **STATES[state]}
    meeting = make_meeting(cast.association, **fields)
    make_item(meeting, chair)
    return meeting


def page(user: object, meeting: Meeting) -> str:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    with clock.standing_at(DAY):
        answer = client.get(reverse("meetings:meeting", args=[meeting.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("state", STATES)
def test_who_sees_a_meeting(cast: Cast, state: S) -> None:
    meeting = in_state(cast, state)
    seen = set()
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        with clock.standing_at(DAY):
            answer = client.get(reverse("meetings:meeting", args=[meeting.pk]))
        assert answer.status_code in (200, 404)
        if answer.status_code == 200:
            seen.add(name)
    running = {"admin", "chair", "deputy", "secretary"}
    assert seen == (running if state == S.DRAFT else running | {"member", "expert"})


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (
            S.DRAFT,
            {"Разослать приглашения", "Открыть заседание", "Изменить", "Перенести", "Отменить", "Добавить вопрос"},
        ),
        (S.INVITED, {"Открыть заседание", "Изменить", "Перенести", "Отменить", "Добавить вопрос"}),
        (S.IN_SESSION, {"Закрыть заседание", "Изменить", "Добавить вопрос"}),
        (S.MINUTES, {"Вернуться к заседанию", "Изменить", "Добавить вопрос"}),
        (S.POSTPONED, {"Назначить новую дату", "Изменить", "Отменить", "Добавить вопрос"}),
        (S.CANCELLED, set()),
    ],
)
def test_the_secretary_is_offered_the_next_steps(cast: Cast, state: S, offered: set[str]) -> None:
    text = page(cast.secretary, in_state(cast, state))
    known = {
        "Разослать приглашения",
        "Открыть заседание",
        "Закрыть заседание",
        "Вернуться к заседанию",
        "Назначить новую дату",
        "Изменить",
        "Перенести",
        "Отменить",
        "Добавить вопрос",
    }
    assert {word for word in known if f"</svg>{word}</" in text} == offered


def test_a_member_reads_the_agenda_and_answers_but_presses_nothing_else(cast: Cast) -> None:
    meeting = in_state(cast, S.INVITED)
    member = cast.members[4]
    Invitation.objects.create(meeting=meeting, person=member, token="t" * 43)
    text = page(cast.member, meeting)
    assert "О вопросе 1" in text
    assert "Вы будете на заседании?" in text
    for word in ("Добавить вопрос", "История заседания", "Открыть заседание", "Приглашённые и ответы"):
        assert word not in text


def test_a_refused_step_says_why(cast: Cast) -> None:
    meeting = make_meeting(cast.association, number=4, date=DAY)
    text = page(cast.secretary, meeting)
    assert "В повестке нет ни одного вопроса: добавьте вопрос." in text
    assert "Укажите председательствующего и секретаря заседания." in text


def fill(cast: Cast, meeting: Meeting, count: int) -> None:
    for _ in range(count):
        person = make_person(cast.region, cast.institute)
        make_membership(cast.association, person)
        make_item(meeting, person)
        Invitation.objects.create(meeting=meeting, person=person, token=f"{person.pk:043}")
        if meeting.state in (S.IN_SESSION, S.MINUTES):
            Attendance.objects.create(meeting=meeting, person=person, presence="present")


@pytest.mark.parametrize("state", [S.DRAFT, S.INVITED, S.IN_SESSION, S.MINUTES])
def test_as_many_queries_for_thirty_as_for_one(cast: Cast, state: S, client: Client) -> None:
    meeting = in_state(cast, state)
    fill(cast, meeting, 1)
    client.force_login(cast.secretary)
    address = reverse("meetings:meeting", args=[meeting.pk])
    client.get(address)
    few = queries_of(client, address)
    fill(cast, meeting, 29)
    assert queries_of(client, address) == few


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured, clock.standing_at(DAY):
        assert client.get(address).status_code == 200
    return len(captured)
