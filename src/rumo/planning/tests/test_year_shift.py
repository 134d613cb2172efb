"""Years named in a plan, moved to another year."""

from __future__ import annotations

import pytest

from rumo.planning.year_shift import shift_phrase, shift_title
from rumo.russian.deadlines.periods import Period

YEAR, SCHOOL_YEAR = Period.calendar_year(2024), Period.academic_year(2023)


@pytest.mark.parametrize(
    ("phrase", "later"),
    [
        ("до 10 декабря 2024 г.", "до 10 декабря 2025 г."),
        ("до 10.12.2024", "до 10.12.2025"),
        ("до 10.12.24 г.", "до 10.12.25 г."),
        ("29.02.2024", "28.02.2025"),
        ("29 февраля 2024 г.", "28 февраля 2025 г."),
        ("январь 2024 – март 2024", "январь 2025 – март 2025"),
        ("2023/2024 учебный год", "2024/2025 учебный год"),
        ("в 2023-24 уч. году", "в 2024-25 уч. году"),
        ("сентябрь 2023 – май 2024", "сентябрь 2024 – май 2025"),
        ("январь 2025 года", "январь 2026 года"),
        ("2024", "2025"),
        # What is not a year of this plan, and what is not a year.
        ("до 2030 года", "до 2030 года"),
        ("2021–2025 гг.", "2021–2025 гг."),
        ("по приказу № 2024", "по приказу № 2024"),
        ("по приказу № 15-2024", "по приказу № 15-2024"),
        ("до 10 числа первого месяца квартала", "до 10 числа первого месяца квартала"),
        ("I квартал", "I квартал"),
        ("", ""),
    ],
)
def test_phrases_move_with_the_year(phrase: str, later: str) -> None:
    assert shift_phrase(phrase, YEAR, 1) == later


def test_a_leap_day_comes_back_as_the_day_before_where_there_is_none() -> None:
    assert shift_phrase("29 февраля 2024 г.", YEAR, 4) == "29 февраля 2028 г."


@pytest.mark.parametrize(
    ("title", "later"),
    [
        ("Итоги 2023/2024 учебного года", "Итоги 2024/2025 учебного года"),
        ("Годовой отчёт за 2024 год", "Годовой отчёт за 2025 год"),
        ("Планирование на 2025 г.", "Планирование на 2026 г."),
        ("Исполнение приказа от 10 января 2024 г. № 3", "Исполнение приказа от 10 января 2024 г. № 3"),
        ("Исполнение приказа от 10.01.2024 г. № 3", "Исполнение приказа от 10.01.2024 г. № 3"),
        ("Охват 2024 педагогов", "Охват 2024 педагогов"),
        ("Программа развития 2021–2025 гг.", "Программа развития 2021–2025 гг."),
    ],
)
def test_titles_move_but_for_acts(title: str, later: str) -> None:
    assert shift_title(title, YEAR, 1) == later


def test_both_years_of_a_school_year_are_near() -> None:
    assert shift_phrase("с 1 сентября 2023 г. по 31 мая 2024 г.", SCHOOL_YEAR, 1) == (
        "с 1 сентября 2024 г. по 31 мая 2025 г."
    )
