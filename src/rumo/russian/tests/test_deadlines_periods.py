from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import Unit, split

SCHOOL = Period.academic_year(2023)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", Period.calendar_year(2024)),
        ("2024 год", Period.calendar_year(2024)),
        ("на 2024 г.", Period.calendar_year(2024)),
        ("2023/2024", SCHOOL),
        ("2023-24", SCHOOL),
        ("2023 – 2024", SCHOOL),
        ("2023/24 учебный год", SCHOOL),
        ("2023/2024 уч. г.", SCHOOL),
        ("1999-00", Period.academic_year(1999)),
    ],
)
def test_parse(text: str, period: Period) -> None:
    assert Period.parse(text) == period


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "не похоже на год плана"),
        ("весна", "не похоже на год плана"),
        ("2023/2025", "двух лет подряд"),
        ("2024/2023", "двух лет подряд"),
        ("1024", "с 1900 по 2199"),
    ],
)
def test_what_is_no_year_is_explained(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Period.parse(text)


def test_end_before_beginning() -> None:
    with pytest.raises(ValueError, match="раньше, чем начинается"):
        Period(SCHOOL.kind, SCHOOL.ends, SCHOOL.starts)


def test_names_and_days() -> None:
    assert (SCHOOL.starts, SCHOOL.ends) == (date(2023, 9, 1), date(2024, 8, 31))
    assert Period.parse(SCHOOL.name) == SCHOOL
    assert [str(SCHOOL), str(Period.calendar_year(2024))] == ["2023/2024 учебный год", "2024 год"]
    assert Period.academic_year(2023, start_month=10).ends == date(2024, 9, 30)


@pytest.mark.parametrize("period", [SCHOOL, Period.calendar_year(2024), Period.academic_year(2023, 8)], ids=str)
@pytest.mark.parametrize("unit", Unit)
def test_units_divide_the_period_without_gaps(period: Period, unit: Unit) -> None:
    pieces = split(period, unit)
    assert (pieces[0].first, pieces[-1].last) == (period.starts, period.ends)
    assert all((after.first - before.last).days == 1 for before, after in pairwise(pieces))
    counts = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.HALF_YEAR: 2, Unit.YEAR: 1}
    assert len(pieces) == counts.get(unit, len(pieces))


def test_quarters_of_an_academic_year_keep_their_names() -> None:
    assert [piece.label for piece in split(SCHOOL, Unit.QUARTER)] == [
        "IV квартал 2023", "I квартал 2024", "II квартал 2024", "III квартал 2024"
    ]  # fmt: skip
