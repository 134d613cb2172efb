"""Logs of conference services as they come: encodings, merged cells, dates as text, visits of one name, likeness."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook

from rumo.core.errors import Refusal
from rumo.core.files import is_table_text
from rumo.events.conference.columns import guess_columns
from rumo.events.conference.matching import Matcher
from rumo.events.conference.moments import read_moment, read_seconds
from rumo.events.conference.tables import read_rows
from rumo.events.conference.visits import Attendee, Gatherer
from rumo.events.enums import MatchKind
from rumo.events.models import Registration

DAY = date(2024, 6, 20)
TWO_HOURS = timedelta(hours=2)


def people(content: bytes) -> list[Attendee]:
    columns = guess_columns(read_rows(content))
    assert columns is not None
    gatherer = Gatherer(columns, DAY, TWO_HOURS)
    for _done in gatherer.read(read_rows(content)):
        pass
    return gatherer.attendees()


def told(content: bytes) -> list[tuple[str, int | None, int]]:
    return [(each.name, each.minutes, each.visits) for each in people(content)]


RUSSIAN = (
    "Имя участника;Электронная почта;Время входа;Время выхода\n"
    "Сосновская Дарья;d@example.org;20.06.2024 10:00;20.06.2024 10:40\n"
    "Дарья Сосновская (школа № 5);;20.06.2024 10:30;20.06.2024 11:00\n"
    ";;20.06.2024 11:10;20.06.2024 11:20\n"
    "Имя участника;Электронная почта;Время входа;Время выхода\n"
    "Кедров П.;;10:00;12:00\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_text_in_any_encoding(encoding: str) -> None:
    """Two devices at once count once, a further visit adds up, a repeated head is no person."""
    content = RUSSIAN.encode(encoding)
    assert is_table_text(content)
    assert told(content) == [("Сосновская Дарья", 70, 3), ("Кедров П.", 120, 1)]


def test_people_and_their_visits_in_one_file() -> None:
    """A service lists people, then their visits in a table below: the second one repeats the first."""
    text = (
        "1. Summary\nMeeting title\tВебинар\n\n2. Participants\n"
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\n"
        "Sosnovskaya Darya\t6/20/24, 10:00:00 AM\t6/20/24, 11:30:00 AM\t1h 25m 3s\td@example.org\n\n"
        "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\n"
        "Sosnovskaya Darya\t6/20/24, 10:00:00 AM\t6/20/24, 10:30:00 AM\t30m\td@example.org\n"
    )
    assert told(text.encode("utf-16")) == [("Sosnovskaya Darya", 85, 1)]


def test_workbook_with_merged_cells() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Отчёт о встрече"],
        ["Фамилия", "Имя", "Вход", "Длительность, мин."],
        ["Орлова", "Анна", datetime(2024, 6, 20, 10, 0), 30],
        [None, None, datetime(2024, 6, 20, 11, 0), 15],
        ["Итого", None, None, None],
        ["Белов", "Пётр", time(10, 5), "1 ч 10 мин"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:A4")
    output = BytesIO()
    book.save(output)
    assert told(output.getvalue()) == [("Орлова Анна", 45, 2), ("Белов Пётр", 70, 1)]


def test_namesakes_with_two_addresses_stay_two() -> None:
    text = "Имя,Email,Минут\nАнна Ким,a@example.org,10\nАнна Ким,b@example.org,20\nАнна Ким,,5\n"
    assert sorted(minutes or 0 for _name, minutes, _visits in told(text.encode())) == [5, 10, 20]


def test_table_without_names() -> None:
    assert guess_columns(read_rows("Дата;Сумма\n1;2\n".encode())) is None


def test_what_is_no_workbook() -> None:
    with pytest.raises(Refusal, match="не открывается"):
        list(read_rows(b"PK\x03\x04 not a book"))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("20.06.2024 10:05:33", "2024-06-20 10:05"),
        ("06/20/2024 10:05:00 PM", "2024-06-20 22:05"),
        ("2024-06-20T10:05:33", "2024-06-20 10:05"),
        ("20.06.24, 9:07", "2024-06-20 09:07"),
        ("10:05", "2024-06-20 10:05"),
        ("07/06/2024 10:00", "2024-06-07 10:00"),
        ("31.02.2024 10:00", None),
        ("вчера", None),
        ("", None),
    ],
)
def test_moments(cell: str, expected: str | None) -> None:
    found = read_moment(cell, DAY)
    assert (f"{found:%Y-%m-%d %H:%M}" if found else None) == expected


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (85, 85), ("85", 85), ("85 мин", 85), ("1 ч 25 мин", 85), ("1:25", 85), ("01:25:00", 85), ("45:10", 45.16),
        (time(1, 25), 85), (timedelta(minutes=85), 85), ("PT1H25M", 85), ("нет", None), (None, None), ("-5", None),
    ],
)  # fmt: skip
def test_durations(cell: object, minutes: float | None) -> None:
    found = read_seconds(cell, in_seconds=False, most=3 * 3600)
    assert found == (None if minutes is None else pytest.approx(minutes * 60, abs=1))


def registration(pk: int, surname: str, first_name: str, patronymic: str = "", email: str = "") -> Registration:
    return Registration(pk=pk, surname=surname, first_name=first_name, patronymic=patronymic, email=email)


@pytest.mark.parametrize(
    ("name", "email", "kind", "pk"),
    [
        ("кто угодно", "D@example.org", MatchKind.EXACT, 1),
        ("Дарья Сосновская", "", MatchKind.EXACT, 1),
        ("Сосновская Дарья Олеговна", "", MatchKind.EXACT, 1),
        ("СОСНОВСКАЯ ДАРЬЯ (МБОУ СОШ № 5)", "", MatchKind.EXACT, 1),
        ("Daria Sosnovskaya", "", MatchKind.LIKELY, 1),
        ("Сосновская Д.О.", "", MatchKind.LIKELY, 1),
        ("Сосновска Дарья", "", MatchKind.LIKELY, 1),
        ("Семёнов Петр", "", MatchKind.EXACT, 2),
        ("Ким Анна", "", MatchKind.NONE, None),
        ("Ким А.", "", MatchKind.NONE, None),
        ("iPhone (Дарья)", "", MatchKind.NONE, None),
        ("Сосновский Дмитрий", "", MatchKind.NONE, None),
    ],
)
def test_who_it_is(name: str, email: str, kind: str, pk: int | None) -> None:
    matcher = Matcher(
        [
            registration(1, "Сосновская", "Дарья", "Олеговна", "d@example.org"),
            registration(2, "Семенов", "Пётр"),
            registration(3, "Ким", "Анна", "Львовна"),
            registration(4, "Ким", "Анна", "Олеговна"),
        ]
    )
    found = matcher.find(name, email)
    assert (found.kind, found.pk) == (kind, pk)
