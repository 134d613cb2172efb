from __future__ import annotations

import re
from datetime import date

import pytest

from rumo.russian import dates
from rumo.russian.cases import Case
from rumo.russian.typography import plain

DAY = date(2023, 12, 13)


def test_writing() -> None:
    assert dates.long_date(DAY) == "13\u00a0декабря 2023\u00a0г."
    assert dates.long_date(DAY, year_word="года") == "13\u00a0декабря 2023\u00a0года"
    assert dates.short_date(date(2024, 2, 3)) == "03.02.2024"
    assert dates.quoted_date(DAY) == "«13»\u00a0декабря 2023\u00a0г."
    assert dates.words_month(DAY) == "декабрь"
    assert dates.words_month(date(2024, 8, 1), Case.PREPOSITIONAL) == "августе"


def test_weekday() -> None:
    week = [plain(dates.weekday(date(2023, 12, 11 + shift))) for shift in range(7)]
    assert week == ["в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"]
    assert dates.weekday(DAY, Case.NOMINATIVE) == "среда"
    assert dates.weekday(DAY, Case.GENITIVE) == "среды"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (DAY, DAY, "13 декабря 2023 г."),
        (DAY, date(2023, 12, 14), "13–14 декабря 2023 г."),
        (date(2024, 1, 30), date(2024, 2, 2), "30 января – 2 февраля 2024 г."),
        (date(2023, 12, 30), date(2024, 1, 2), "30 декабря 2023 г. – 2 января 2024 г."),
    ],
)
def test_date_range(first: date, last: date, expected: str) -> None:
    assert plain(dates.date_range(first, last)) == expected


def test_range_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Конец 01\.12\.2023 раньше начала 13\.12\.2023"):
        dates.date_range(DAY, date(2023, 12, 1))


@pytest.mark.parametrize(
    ("day", "start_month", "expected"),
    [
        (date(2023, 9, 1), 9, "2023/2024"),
        (date(2024, 8, 31), 9, "2023/2024"),
        (date(2024, 8, 31), 8, "2024/2025"),
    ],
)
def test_academic_year(day: date, start_month: int, expected: str) -> None:
    assert dates.academic_year(day, start_month) == expected


@pytest.mark.parametrize(
    "text",
    [
        "13.12.2023",
        " 13.12.2023 г. ",
        "13.12.2023г.",
        "13.12.2023 года",
        "13 декабря 2023",
        "13 декабря 2023 г.",
        "13\u00a0Декабря 2023\u00a0года",
        "«13» декабря 2023 г.",
        '"13" декабря 2023г.',
        "2023-12-13",
    ],
)
def test_reading(text: str) -> None:
    assert dates.parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31 апреля 2024", "31 апреля 2024: такого дня нет, в апреле 30 дней"),
        ("32.01.2024", "32 января 2024: такого дня нет, в январе 31 день"),
        ("29.02.2023", "29 февраля 2023: такого дня нет, в феврале 2023 года 28 дней"),
        ("0.1.2024", "0 января 2024: такого дня нет, в январе 31 день"),
        ("13.13.2023", "«13.13.2023»: такого месяца нет"),
        ("13 мартобря 2023", "«13 мартобря 2023»: такого месяца нет"),
        ("01.01.0000", "Года 0 не бывает: напишите год четырьмя цифрами"),
        ("завтра", "«завтра» не похоже на дату. Напишите так: 13.12.2023 или 13 декабря 2023 г."),
        ("13.12.23", "«13.12.23» не похоже на дату. Напишите так: 13.12.2023 или 13 декабря 2023 г."),
    ],
)
def test_what_is_not_a_date(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        dates.parse_date(text)
