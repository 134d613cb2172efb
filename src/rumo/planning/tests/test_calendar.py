"""The calendar of an association: what stands on which day, for whom, in how many queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from rumo.assignments.tests.factories import make_assignment
from rumo.core import clock, month_grid
from rumo.directory.association_rules import AssociationRules
from rumo.meetings.enums import MeetingState
from rumo.meetings.tests.factories import make_meeting
from rumo.planning import calendar_spans as spans
from rumo.planning.calendar_entries import entries_of
from rumo.planning.calendar_spans import View
from rumo.planning.enums import FactKind, PlanState
from rumo.planning.models import Edition, LineFact
from rumo.planning.tests import factories as make
from tests.cast import Cast

TODAY = date(2024, 3, 12)
MARCH = (date(2024, 3, 1), date(2024, 3, 31))
RULES = AssociationRules()


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return make.make_plan(cast.association, state=PlanState.IN_FORCE).editions.get()


def seen(cast: Cast, who: str, *bodies: int, days: tuple[date, date] = MARCH) -> list[tuple[str, str, str]]:
    """Kind, title and word of what stands in the calendar, dated first."""
    found = entries_of(cast.everybody()[who], bodies or (cast.association.pk,), *days)
    return [
        (entry.kind.value, entry.title, entry.word.replace("\xa0", " ")) for entry in (*found.dated, *found.undated)
    ]


def page_of(client: Client, cast: Cast, **query: Any) -> str:
    client.force_login(cast.secretary)
    return client.get(reverse("planning:calendar", args=[cast.association.pk]), query).content.decode()


def test_everything_that_has_a_day_stands_on_it_with_its_word(cast: Cast, edition: Edition) -> None:
    make_meeting(cast.association, date=date(2024, 3, 20), time=time(14), title="О планах", state=MeetingState.INVITED)
    make.make_row(edition, "Сбор сведений", "до 5 марта")
    make.make_row(edition, "Отчёт за квартал", "до 29 марта")
    make.make_row(edition, "Работа с обращениями", "постоянно")
    make_assignment(cast.association, cast.members[4], text="Дать предложения", due_on=date(2024, 3, 15))
    make.make_planned_meeting(edition, "март", title="Итоги")
    assert seen(cast, "secretary") == [
        ("plan", "Сбор сведений", "просрочено"),
        ("assignment", "Дать предложения", "через 3 дня"),
        ("meeting", "О планах", "приглашения разосланы"),
        ("plan", "Отчёт за квартал", "срок идёт"),
        ("planned", "Заседание № 1: Итоги", "срок идёт"),
    ]


def test_a_planned_meeting_leaves_when_its_date_is_set(cast: Cast, edition: Edition) -> None:
    planned = make.make_planned_meeting(edition, "март", title="Итоги")
    meeting = make_meeting(cast.association, date=date(2024, 3, 20), title="Итоги года", state=MeetingState.DRAFT)
    LineFact.objects.create(line=planned.line, kind=FactKind.MEETING, object_id=meeting.pk, link="created")
    assert [kind for kind, *_ in seen(cast, "secretary")] == ["meeting"]
    meeting.state, meeting.number, meeting.reason = MeetingState.CANCELLED, None, "Нет кворума"
    meeting.save()
    assert [kind for kind, *_ in seen(cast, "secretary")] == ["meeting", "planned"]


def test_an_amended_date_counts_from_its_day(cast: Cast, edition: Edition) -> None:
    row = make.make_row(edition, "Отчёт", "до 29 марта")
    amended = make.make_edition(edition.plan, 1, adopted=True, in_force_from=date(2024, 3, 10))
    make.make_row(amended, "Отчёт", "до 25 апреля", line=row.line)
    assert seen(cast, "secretary") == []
    april = (date(2024, 4, 1), date(2024, 4, 30))
    assert seen(cast, "secretary", days=april) == [("plan", "Отчёт", "срок идёт")]


def test_a_draft_plan_and_a_draft_meeting_are_for_those_who_write_them(cast: Cast) -> None:
    draft = make.make_plan(cast.association).editions.get()
    make.make_row(draft, "Отчёт", "до 29 марта")
    make_meeting(cast.association, date=date(2024, 3, 20), title="О планах", state=MeetingState.DRAFT)
    assert seen(cast, "member") == []
    # Of a plan only what was adopted has dates that bind.
    assert [kind for kind, *_ in seen(cast, "secretary")] == ["meeting"]


def test_sub_bodies_are_shown_when_asked_for(client: Client, cast: Cast) -> None:
    section = make.make_plan(cast.section, state=PlanState.IN_FORCE).editions.get()
    make.make_row(section, "Работа секции", "до 29 марта")
    assert "Работа секции" not in page_of(client, cast, on="2024-03")
    assert "Работа секции" in page_of(client, cast, on="2024-03", body=cast.section.pk)
    # Only what stands below the association: another key is left out.
    assert "Работа секции" not in page_of(client, cast, on="2024-03", body=[cast.association.pk, "x", "9" * 30])


@pytest.mark.parametrize("view", ["month", "quarter", "list"])
def test_each_view_shows_the_day_and_keeps_the_choice(client: Client, cast: Cast, edition: Edition, view: str) -> None:
    row = make.make_row(edition, "Отчёт за квартал", "до 29 марта")
    page = page_of(client, cast, view=view, on="2024-03", body=cast.section.pk)
    assert "Отчёт за квартал" in page
    assert reverse("planning:line", args=[row.line_id]) in page
    assert f"body={cast.section.pk}" in page
    assert f"view={view}" in page


def test_today_and_holidays_are_told_in_words(client: Client, cast: Cast) -> None:
    page = page_of(client, cast, on="2024-03")
    assert "сегодня" in page
    assert page.count("нерабочий день") == 1  # 8 March, a Friday
    assert "рабочий день" in page_of(client, cast, on="2024-04").replace("нерабочий день", "")  # 27 April, a Saturday


def test_what_lasts_several_days_stands_on_each(cast: Cast) -> None:
    make_meeting(
        cast.association, date=date(2024, 3, 20), date_to=date(2024, 3, 22), state=MeetingState.INVITED, title="Выезд"
    )
    span = spans.span_of(View.MONTH, MARCH[0], RULES)
    entries = entries_of(cast.secretary, [cast.association.pk], *span.shown)
    days = spans.days_of(span, entries.dated, TODAY)
    assert [day.date.day for day in days if day.entries] == [20, 21, 22]
    assert [day.date for day in spans.busy_days(*MARCH, entries.dated, TODAY)] == [date(2024, 3, 20)]


@pytest.mark.parametrize(
    ("view", "rules", "title", "previous", "following"),
    [
        (View.MONTH, RULES, "март 2024", "2024-02", "2024-04"),
        (View.QUARTER, RULES, "I квартал 2024", "2023-12", "2024-04"),
        (View.LIST, RULES, "2024 год", "2023-12", "2025-01"),
        (View.LIST, AssociationRules(year="academic"), "2023/2024 учебный год", "2023-08", "2024-09"),
    ],
)
def test_spans_and_their_neighbours(
    view: View, rules: AssociationRules, title: str, previous: str, following: str
) -> None:
    span = spans.span_of(view, date(2024, 3, 1), rules)
    assert (span.title, span.previous, span.following) == (title, previous, following)


@pytest.mark.parametrize("text", ["", "2024", "2024-13", "0-1", "март", "2024-03-05", "99999-01", "-1", "²-1"])
def test_an_address_that_means_nothing_is_this_month(text: str) -> None:
    assert month_grid.parse_month(text, TODAY) == date(2024, 3, 1)


@pytest.mark.parametrize("query", [{"view": "week"}, {"on": "1902-01", "view": "list"}, {"on": "2197-12"}])
def test_any_address_answers(client: Client, cast: Cast, query: dict[str, str]) -> None:
    assert page_of(client, cast, **query)


@pytest.mark.parametrize(
    ("who", "status"), [("chair", 200), ("member", 200), ("teacher", 200), ("admin", 200), ("stranger", 404)]
)
def test_who_opens_a_calendar(client: Client, cast: Cast, edition: Edition, who: str, status: int) -> None:
    make_assignment(cast.association, cast.members[4], text="Дать предложения", due_on=date(2024, 3, 15))
    make_meeting(cast.association, date=date(2024, 3, 20), title="О планах", state=MeetingState.INVITED)
    client.force_login(cast.everybody()[who])
    page = client.get(reverse("planning:calendar", args=[cast.association.pk]))
    assert page.status_code == status
    # The region reads plans and published minutes; meetings to come and assignments are for those they concern.
    assert ("О планах" in page.content.decode()) is (who not in {"teacher", "stranger"})
    assert ("Дать предложения" in page.content.decode()) is (who not in {"teacher", "stranger"})


def test_a_guest_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    answer = client.get(reverse("planning:calendar", args=[cast.association.pk]))
    assert answer.status_code == 302


def test_one_s_own_calendar(client: Client, cast: Cast) -> None:
    client.force_login(cast.member)
    assert client.get(reverse("planning:my_calendar"))["Location"].endswith(f"/{cast.association.pk}/")
    client.force_login(cast.teacher)
    assert "Своего объединения у вас пока нет" in client.get(reverse("planning:my_calendar")).content.decode()


def test_the_same_queries_for_little_and_for_much(
    cast: Cast, edition: Edition, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    section = make.make_plan(cast.section, state=PlanState.IN_FORCE).editions.get()
    bodies = [cast.association.pk, cast.section.pk]
    for _ in range(2):
        _fill(cast, edition, section)
    entries_of(cast.secretary, bodies, *MARCH)
    with django_assert_max_num_queries(60) as few:
        entries_of(cast.secretary, bodies, *MARCH)
    for _ in range(20):
        _fill(cast, edition, section)
    with django_assert_max_num_queries(len(few)):
        entries_of(cast.secretary, bodies, *MARCH)


def _fill(cast: Cast, *editions: Edition) -> None:
    for edition in editions:
        make.make_row(edition, "Отчёт", "до 29 марта")
        make.make_planned_meeting(edition, "март")
    make_assignment(cast.association, cast.members[4], due_on=date(2024, 3, 15))
    make_meeting(cast.association, date=date(2024, 3, 20), state=MeetingState.INVITED)


def test_a_date_that_is_only_to_be_set_says_so(cast: Cast, edition: Edition) -> None:
    make.make_row(edition, "Заседания объединения", "не реже одного раза в квартал (дата определяется до 10 апреля)")
    april = (date(2024, 4, 1), date(2024, 4, 30))
    assert [title for _, title, _ in seen(cast, "secretary", days=april)] == ["Назначить дату: Заседания объединения"]
