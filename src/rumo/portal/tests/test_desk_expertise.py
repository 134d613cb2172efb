"""What expertise puts on the desk: of experts, of authors, of those who lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rumo.accounts.models import User
from rumo.core import clock
from rumo.directory.powers import forget_powers
from rumo.expertise.actions import council as agenda
from rumo.expertise.enums import ReviewState, SubmissionState
from rumo.expertise.models import Round, Submission
from rumo.expertise.tests import factories as make
from rumo.expertise.tests.concluded import make_council
from rumo.expertise.tests.factories_experts import Register, make_register
from rumo.meetings.models import Meeting
from rumo.portal.desk import desk_of
from rumo.portal.desk_lines import Line
from tests.cast import Cast

TODAY = dt.date(2024, 6, 20)
OWN, BACK, WAITS = "Мои отзывы", "Исправить и подать снова", "Экспертиза ждёт"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


def desk(user: User | None) -> dict[str, tuple[Line, ...]]:
    assert user is not None
    forget_powers(user)
    return {each.title: each.lines for each in desk_of(user).sections if each.title in {OWN, BACK, WAITS}}


@pytest.fixture
def register(cast: Cast) -> Register:
    return make_register(cast)


def in_review(register: Register, title: str) -> Round:
    return make.make_round(register.submission(title=title))


def test_nothing_waits_where_nothing_is_done(cast: Cast, register: Register) -> None:
    assert {name: desk(user) for name, user in cast.everybody().items() if desk(user)} == {}


def test_an_expert_sees_the_day_of_each_review(register: Register) -> None:
    first, second, *_others = register.experts
    make.make_review(in_review(register, "Река"), first, due_on=dt.date(2024, 6, 30))
    make.make_review(in_review(register, "Лес"), first, state=ReviewState.INVITED, due_on=dt.date(2024, 7, 7))
    make.make_review(in_review(register, "Поле"), first, due_on=dt.date(2024, 6, 19))
    make.make_review(in_review(register, "Луг"), first, state=ReviewState.PROPOSED)
    make.make_review(in_review(register, "Дом"), first, state=ReviewState.SUBMITTED)
    lines = desk(first.person.user)[OWN]
    assert [(each.title.split()[-1], each.note, each.kind) for each in lines] == [
        ("Поле", "просрочено: сдать до 19.06.2024", "danger"),
        ("Река", "сдать до 30.06.2024", "info"),
        ("Лес", "ответить до 23.06.2024", "info"),
    ]
    assert desk(second.person.user) == {}


def test_authors_see_what_came_back(cast: Cast, register: Register) -> None:
    day = dt.date(2024, 6, 25)
    register.submission(title="Река", state=SubmissionState.RETURNED, rework_until=day)
    register.submission(title="Лес", state=SubmissionState.REWORK, rework_until=dt.date(2024, 6, 1))
    register.submission(title="Поле", state=SubmissionState.SUBMITTED)
    lines = desk(cast.teacher)[BACK]
    assert [(each.title.split()[-1], each.note) for each in lines] == [
        ("Лес", "просрочено: исправить до 01.06.2024"),
        ("Река", "исправить до 25.06.2024"),
    ]


def test_those_who_lead_see_what_waits_by_number(cast: Cast, register: Register) -> None:
    register.submission(state=SubmissionState.SUBMITTED)
    register.submission()
    for expert in register.experts[:2]:
        make.make_review(register.round(), expert, due_on=dt.date(2024, 6, 19))
    for user in (cast.secretary, cast.chair, cast.admin):
        lines = desk(user)[WAITS]
        assert [each.title for each in lines] == [
            "Отзывы просрочены: 2",
            "Материалы ждут технической экспертизы: 1",
            "Материалы ждут экспертов: 1",
        ]
    for user in (cast.stranger, cast.member, cast.teacher):
        assert WAITS not in desk(user)


def test_lines_lead_to_what_they_count(cast: Cast, register: Register, client: Client) -> None:
    register.submission(state=SubmissionState.SUBMITTED, title="Река")
    make.make_review(in_review(register, "Лес"), register.experts[0], due_on=dt.date(2024, 6, 19))
    client.force_login(cast.secretary)
    late, unchecked = desk(cast.secretary)[WAITS]
    assert "Лес" in client.get(late.url).content.decode()
    listed = client.get(unchecked.url).content.decode()
    assert "Река" in listed
    assert "Лес" not in listed


def test_decisions_wait_when_the_minutes_are_signed(cast: Cast) -> None:
    council = make_council(cast)
    held = council.concluded()
    agenda.put_on_agenda([held], meeting=council.meeting(), actor=council.officer)
    assert desk(cast.secretary) == {}
    Meeting.objects.update(state="signed")
    assert [each.title for each in desk(cast.secretary)[WAITS]] == ["Решения записать: 1"]
    Submission.objects.update(state=SubmissionState.DECIDED)
    assert desk(cast.secretary) == {}


def test_ones_own_material_waits_for_somebody_else(cast: Cast, register: Register) -> None:
    make.make_submission(register.campaign, cast.secretary)
    assert desk(cast.secretary) == {}
    assert [each.title for each in desk(cast.chair)[WAITS]] == ["Материалы ждут технической экспертизы: 1"]


def test_the_same_queries_for_little_and_for_much(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """For an officer who is an author and an expert too."""
    register = make_register(cast)
    own = make.make_expert(cast.association, cast.secretary.person)

    def fill(times: int) -> None:
        for _n in range(times):
            register.submission(state=SubmissionState.SUBMITTED)
            make.make_submission(register.campaign, cast.secretary, state=SubmissionState.RETURNED)
            make.make_review(register.round(), register.experts[0], due_on=dt.date(2024, 6, 1))
            make.make_review(register.round(), own)

    client.force_login(cast.secretary)
    counts = []
    for times in (1, 5):
        fill(times)
        with django_assert_max_num_queries(50) as queries:
            assert client.get("/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
