"""The desk on plans: what one is responsible for, which plans wait, how far the year has come."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rumo.accounts.models import User
from rumo.core import clock
from rumo.directory.enums import Role
from rumo.directory.powers import forget_powers
from rumo.directory.tests import factories as directory
from rumo.meetings.enums import MeetingState
from rumo.meetings.tests.factories import make_meeting
from rumo.planning.enums import FactKind, Link, PlanState
from rumo.planning.models import Edition, LineFact, PlanRow, Responsible
from rumo.planning.tests import factories as make
from rumo.portal.desk import desk_of
from tests.cast import Cast

TODAY = dt.date(2024, 6, 20)


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return make.make_plan(cast.association, state=PlanState.IN_FORCE).editions.get()


def row_of(edition: Edition, title: str, deadline: str, **whom: object) -> PlanRow:
    row = make.make_row(edition, title, deadline)
    Responsible.objects.create(row=row, text="Ответственный", **whom)
    return row


def lines(user: User, title: str, day: dt.date = TODAY) -> list[tuple[str, str]]:
    """Titles with their notes under a heading of the desk."""
    with clock.standing_at(day):
        forget_powers(user)
        found = {section.title: section.lines for section in desk_of(user).sections}
    return [(line.title, line.note) for line in found.get(title, ())]


def test_late_and_coming_things_of_the_responsible(cast: Cast, edition: Edition) -> None:
    row_of(edition, "Справка", "до 1 июля", person=cast.member.person)
    row_of(edition, "Сбор сведений", "до 5 марта", person=cast.member.person)
    row_of(edition, "Отчёт за год", "до 10 декабря", person=cast.member.person)
    row_of(edition, "Экспертиза", "до 1 июля", role=Role.EXPERT)
    assert lines(cast.member, "По плану") == [
        ("Сбор сведений", "просрочено: до 05.03.2024"),
        ("Справка", "до 01.07.2024"),
    ]
    assert lines(cast.expert, "По плану") == [("Экспертиза", "до 01.07.2024")]
    assert lines(cast.teacher, "По плану") == []
    assert lines(cast.stranger, "По плану") == []


def test_a_leader_answers_for_what_sub_bodies_owe(cast: Cast, edition: Edition) -> None:
    row_of(edition, "План секции", "до 1 июля", role=Role.LEADER, of_sub_bodies=True)
    row_of(edition, "Итоги секции", "до 2 июля", association=cast.section)
    assert [title for title, _ in lines(cast.section_leader, "По плану")] == ["План секции", "Итоги секции"]


def test_a_person_named_in_the_plan_of_another_body(cast: Cast) -> None:
    section = make.make_plan(cast.section, state=PlanState.IN_FORCE).editions.get()
    row_of(section, "Мастер-класс", "до 1 июля", person=cast.teacher.person)
    assert [title for title, _ in lines(cast.teacher, "По плану")] == ["Мастер-класс"]


def test_done_it_leaves(cast: Cast, edition: Edition) -> None:
    row = row_of(edition, "Сбор сведений", "до 5 марта", person=cast.member.person)
    LineFact.objects.create(line=row.line, kind=FactKind.EVIDENCE, day=dt.date(2024, 3, 1), title="Справка")
    assert lines(cast.member, "По плану") == []


def test_a_planned_meeting_waits_for_its_date(cast: Cast, edition: Edition) -> None:
    planned = make.make_planned_meeting(edition, "июнь", title="Итоги")
    assert lines(cast.secretary, "По плану") == [("Итоги (июнь 2024)", "до 30.06.2024")]
    meeting = make_meeting(cast.association, date=dt.date(2024, 6, 28), state=MeetingState.INVITED)
    LineFact.objects.create(line=planned.line, kind=FactKind.MEETING, object_id=meeting.pk, link=Link.CREATED)
    assert lines(cast.secretary, "По плану") == []


@pytest.mark.parametrize(
    ("state", "note"),
    [
        (PlanState.DRAFT, "год начался, а план ещё проект"),
        (PlanState.ON_AGREEMENT, "на согласовании"),
        (PlanState.AGREED, "согласован, ждёт утверждения"),
        (PlanState.APPROVED, "утверждён, но не введён в действие"),
        (PlanState.IN_FORCE, ""),
    ],
)
def test_a_plan_waits_for_those_who_run_the_body(cast: Cast, state: PlanState, note: str) -> None:
    plan = make.make_plan(cast.association, state=state)
    make.make_plan(cast.section, state=PlanState.IN_FORCE)
    assert lines(cast.secretary, "Планы ждут") == ([(plan.title, note)] if note else [])
    assert lines(cast.member, "Планы ждут") == []


def test_a_body_without_a_plan_and_the_next_year_from_november(cast: Cast) -> None:
    make.make_plan(cast.association, state=PlanState.IN_FORCE)
    assert lines(cast.secretary, "Планы ждут") == [("Нет плана на 2024 год", "составить")]
    october, november = dt.date(2024, 10, 31), dt.date(2024, 11, 1)
    assert len(lines(cast.secretary, "Планы ждут", october)) == 1
    assert [title for title, _ in lines(cast.secretary, "Планы ждут", november)] == [
        "Нет плана на 2024 год",
        "Нет плана на 2025 год",
        "Нет плана на 2025 год",
    ]


def test_an_academic_year_is_that_of_the_body(cast: Cast) -> None:
    cast.section.rules_data = {"year": "academic"}
    cast.section.save()
    make.make_plan(cast.association, state=PlanState.IN_FORCE)
    assert lines(cast.secretary, "Планы ждут", dt.date(2024, 10, 1)) == [
        ("Нет плана на 2024/2025 учебный год", "составить")
    ]


def test_many_bodies_without_a_plan_take_one_line(cast: Cast) -> None:
    for _ in range(5):
        directory.make_association(cast.institute, parent=cast.association)
    found = lines(cast.secretary, "Планы ждут")
    assert [(title, note.replace("\xa0", " ")) for title, note in found] == [("Нет плана на 2024 год", "7 объединений")]


def test_the_bar_says_how_much_is_done(client: Client, cast: Cast, edition: Edition) -> None:
    done = row_of(edition, "Сбор сведений", "до 5 марта", person=cast.member.person)
    row_of(edition, "Справка", "до 1 июля", person=cast.member.person)
    row_of(edition, "Отчёт", "до 10 декабря", person=cast.member.person)
    LineFact.objects.create(line=done.line, kind=FactKind.EVIDENCE, day=dt.date(2024, 3, 1), title="Справка")
    client.force_login(cast.member)
    with clock.standing_at(TODAY):
        page = client.get("/").content.decode().replace("\xa0", " ")
    assert "РУМО Дальнего края: выполнено 1 из 3 пунктов" in page


def test_the_same_queries_for_little_and_for_much(
    client: Client, cast: Cast, edition: Edition, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.secretary)
    counts = []
    for times in (2, 30):
        for place in range(times):
            row_of(edition, f"Справка {place}", "до 1 июля", role=Role.SECRETARY)
            make.make_planned_meeting(edition, "июль")
        with clock.standing_at(TODAY), django_assert_max_num_queries(70) as queries:
            assert client.get("/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
