"""The control board: order, tabs, filters, the Excel table, constant queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from rumo.assignments import queries
from rumo.assignments.enums import AssignmentState as S
from rumo.assignments.models import Assignment
from rumo.assignments.tests.factories import make_assignment
from rumo.core import clock
from rumo.directory.enums import Role
from tests.cast import Cast

TODAY = date(2024, 6, 20)  # a Thursday


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def rows(cast: Cast) -> dict[str, Assignment]:
    """One assignment of each standing, made in an order that is not the board's."""
    member = cast.members[4]

    def make(text: str, due_on: date | None = None, **fields: Any) -> Assignment:
        return make_assignment(cast.association, member, text=text, due_on=due_on, **fields)

    return {
        "closed": make("closed", date(2024, 1, 1), state=S.ACCEPTED),
        "withdrawn": make("withdrawn", state=S.WITHDRAWN),
        "no_date": make("no_date", due_text="постоянно"),
        "later": make("later", date(2024, 9, 1)),
        "month": make("month", date(2024, 6, 30)),
        "week": make("week", date(2024, 6, 23)),
        "today": make("today", TODAY, state=S.IN_WORK),
        "overdue": make("overdue", date(2024, 6, 19)),
        "long_overdue": make("long_overdue", date(2023, 12, 31), state=S.IN_WORK),
        "reported_late": make("reported_late", date(2024, 6, 1), state=S.REPORTED),
        "draft": make("draft", date(2024, 6, 21), state=S.DRAFT),
    }


def shown(client: Client, user: Any, **query: str) -> list[str]:
    client.force_login(user)
    return [row.assignment.text for row in client.get("/assignments/", query).context["rows"]]


CONTROL = ["long_overdue", "overdue", "today", "week", "reported_late", "month", "later", "no_date"]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("", CONTROL),
        ("overdue", ["long_overdue", "overdue"]),
        ("week", ["today", "week"]),
        ("month", ["today", "week", "month"]),
        ("no_date", ["no_date"]),
        ("nonsense", CONTROL),
    ],
)
def test_tabs_in_their_order(
    client: Client, cast: Cast, rows: dict[str, Assignment], term: str, expected: list[str]
) -> None:
    assert shown(client, cast.secretary, term=term) == expected


def test_closed_ones(client: Client, cast: Cast, rows: dict[str, Assignment]) -> None:
    assert set(shown(client, cast.secretary, term="closed")) == {"closed", "withdrawn"}


def test_counts_of_tabs(client: Client, cast: Cast, rows: dict[str, Assignment]) -> None:
    client.force_login(cast.secretary)
    tabs = client.get("/assignments/").context["tabs"]
    assert [(str(tab["title"]), tab["count"]) for tab in tabs] == [
        ("На контроле", 8), ("Просрочены", 2), ("На этой неделе", 2), ("В этом месяце", 3), ("Без срока", 1),
        ("Закрытые", 2),
    ]  # fmt: skip


def test_drafts_only_for_those_who_run(client: Client, cast: Cast, rows: dict[str, Assignment]) -> None:
    assert shown(client, cast.secretary, state="draft") == ["draft"]
    assert shown(client, cast.member, state="draft") == []


def test_filters(client: Client, cast: Cast, rows: dict[str, Assignment]) -> None:
    make_assignment(cast.section, Role.LEADER, text="Провести семинар учителей")
    leader = cast.section.memberships.get().person
    only = ["Провести семинар учителей"]
    assert shown(client, cast.admin, association=str(cast.section.pk)) == only
    assert shown(client, cast.admin, person=str(leader.pk)) == only
    assert shown(client, cast.admin, q="СЕМИНАР") == only
    assert shown(client, cast.admin, q="нет такого") == []
    assert shown(client, cast.admin, state="in_work") == ["long_overdue", "today"]
    assert shown(client, cast.admin, association="999999") == [*CONTROL, *only]


def test_only_mine(client: Client, cast: Cast, rows: dict[str, Assignment]) -> None:
    make_assignment(cast.association, Role.SECRETARY, text="Дело секретаря")
    assert shown(client, cast.secretary, mine="1") == ["Дело секретаря"]
    assert shown(client, cast.member, mine="1") == CONTROL


def test_an_assignment_with_several_executors_is_shown_once(client: Client, cast: Cast) -> None:
    make_assignment(cast.association, *cast.members, text="Общее дело")
    assert shown(client, cast.admin, q=cast.members[4].surname) == ["Общее дело"]
    client.force_login(cast.admin)
    assert client.get("/assignments/", {"q": "дело"}).context["tabs"][0]["count"] == 1


@pytest.mark.parametrize(("sort", "first"), [("due", "long_overdue"), ("-due", "later")])
def test_sorting_by_a_column(client: Client, cast: Cast, rows: dict[str, Assignment], sort: str, first: str) -> None:
    found = shown(client, cast.secretary, sort=sort)
    assert (found[0], found[-1]) == (first, "no_date")


def test_the_same_queries_for_one_and_for_thirty(client: Client, cast: Cast) -> None:
    def queries_now() -> int:
        # A request of its own warms what is remembered between requests, such as content types.
        client.get("/assignments/")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get("/assignments/")
        return len(captured)

    client.force_login(cast.secretary)
    make_assignment(cast.association, cast.members[4], Role.CHAIR, cast.institute)
    one = queries_now()
    for _ in range(29):
        make_assignment(cast.association, cast.members[5], Role.SECRETARY, cast.institute)
    assert queries_now() == one


def test_pages(client: Client, cast: Cast) -> None:
    for number in range(35):
        make_assignment(cast.association, cast.members[4], text=f"Дело {number}")
    assert len(shown(client, cast.secretary)) == 30
    assert len(shown(client, cast.secretary, page="2")) == 5


def test_excel_has_what_the_filter_chooses(client: Client, cast: Cast, rows: dict[str, Assignment]) -> None:
    rows["overdue"].text = "=1+1"
    rows["overdue"].save()
    client.force_login(cast.secretary)
    response = client.get("/assignments/export/", {"term": "overdue"})
    sheet: Any = load_workbook(BytesIO(response.content)).active
    table = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=4)]
    assert table[0] == ["Срок", "Как стоит", "Что сделать", "Исполнители"]
    assert [row[2] for row in table[1:]] == ["long_overdue", "=1+1"]
    assert sheet["C3"].data_type == "s"
    assert table[2][1].replace("\u00a0", " ") == "просрочено на 1 день"


def test_queries_of_the_desk(cast: Cast, rows: dict[str, Assignment]) -> None:
    def texts(found: Any) -> list[str]:
        return [each.text for each in found]

    assert texts(queries.my_assignments(cast.member)) == [
        "long_overdue", "overdue", "today", "week", "month", "later", "no_date",
    ]  # fmt: skip
    assert texts(queries.my_assignments(cast.secretary)) == []
    assert texts(queries.overdue_of_run_associations(cast.secretary)) == ["long_overdue", "overdue"]
    assert texts(queries.overdue_of_run_associations(cast.member)) == []
    assert texts(queries.to_accept(cast.secretary)) == ["reported_late"]
    assert texts(queries.overdue_for_agenda(cast.association)) == ["long_overdue", "overdue"]
    assert texts(queries.overdue_for_agenda(cast.section)) == []
