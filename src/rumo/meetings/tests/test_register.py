"""The register: filter, order, pages, the table file, and a constant number of queries."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from rumo.meetings.enums import MeetingForm
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.tests.factories import make_item, make_meeting
from tests.cast import Cast

REGISTER = "meetings:register"


@pytest.fixture
def five(cast: Cast, client: Client) -> Client:
    """Five meetings, numbers 1–5, looked at by the secretary."""
    client.force_login(cast.secretary)
    for number, (day, state) in enumerate(
        [
            (date(2023, 12, 13), S.DRAFT),
            (date(2024, 2, 1), S.INVITED),
            (date(2024, 3, 1), S.IN_SESSION),
            (date(2024, 4, 1), S.MINUTES),
        ],
        start=1,
    ):
        make_item(make_meeting(cast.association, number=number, date=day, state=state), title=f"Доклад {number}")
    make_meeting(cast.section, number=5, date=date(2024, 5, 1), form=MeetingForm.REMOTE, place="=1+1")
    return client


def numbers(client: Client, **query: str) -> list[int]:
    page = client.get(reverse(REGISTER), query)
    return [row["meeting"].number for row in page.context["rows"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [5, 4, 3, 2, 1]),
        ({"state": "invited"}, [2]),
        ({"year": "2023"}, [1]),
        ({"form": "remote"}, [5]),
        ({"q": "доклад 3"}, [3]),
        ({"q": "ДОКЛАД", "year": "2024"}, [4, 3, 2]),
        ({"q": "секция"}, [5]),
        ({"sort": "number"}, [1, 2, 3, 4, 5]),
        ({"sort": "-date"}, [5, 4, 3, 2, 1]),
        ({"sort": "drop table"}, [5, 4, 3, 2, 1]),
        ({"state": "nonsense", "year": "1900", "association": "x"}, [5, 4, 3, 2, 1]),
        ({"page": "99"}, [5, 4, 3, 2, 1]),
        ({"q": "чего нет"}, []),
    ],
)
def test_filter_and_order(five: Client, query: dict[str, str], found: list[int]) -> None:
    assert numbers(five, **query) == found


def test_the_association_is_a_filter(cast: Cast, five: Client) -> None:
    assert numbers(five, association=str(cast.section.pk)) == [5]


def test_the_table_file_has_what_the_filter_lets_through(five: Client) -> None:
    answer = five.get(reverse("meetings:register_export"), {"year": "2024", "sort": "number"})
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    rows = list(sheet.values)
    assert rows[0][:3] == ("Объединение", "№ протокола", "Дата")
    assert [row[1] for row in rows[1:]] == [2, 3, 4, 5]
    assert (rows[-1][6], sheet["G5"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("who", "offered"),
    [("secretary", "Начните с даты"), ("member", "Здесь появятся заседания, на которые вас пригласят")],
)
def test_an_empty_register_tells_the_next_step(cast: Cast, client: Client, who: str, offered: str) -> None:
    client.force_login(getattr(cast, who))
    assert offered in client.get(reverse(REGISTER)).content.decode()


def test_what_each_role_finds(cast: Cast, five: Client) -> None:
    found = {}
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        found[name] = numbers(client)
    runs_all = [5, 4, 3, 2, 1]
    assert found == {
        "admin": runs_all,
        "chair": runs_all,
        "deputy": runs_all,
        "secretary": runs_all,
        "section_leader": [5],
        "member": [4, 3, 2],
        "expert": [4, 3, 2],
        "teacher": [],
        "municipal_methodologist": [],
        "stranger": [],
    }


def test_pages_of_twenty_five_keep_the_filter(cast: Cast, client: Client) -> None:
    for number in range(1, 31):
        make_meeting(cast.association, number=number, date=date(2024, 2, 1))
    client.force_login(cast.secretary)
    page = client.get(reverse(REGISTER), {"year": "2024", "page": "2"})
    assert len(page.context["rows"]) == 5
    assert "?year=2024&amp;page=1" in page.content.decode()


def test_as_many_queries_for_twenty_as_for_one(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(REGISTER))
        return len(captured)

    make_item(make_meeting(cast.association, number=1, date=date(2024, 2, 1)), cast.members[0])
    queries()
    few = queries()
    for number in range(2, 21):
        make_item(make_meeting(cast.association, number=number, date=date(2024, 2, 1)), cast.members[0])
    assert queries() == few
