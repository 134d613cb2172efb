from __future__ import annotations

from datetime import date

import pytest

from rumo.reports.spans import cut, whole, year_before
from rumo.russian.deadlines.periods import Period

ACADEMIC, LEAP = Period.academic_year(2023), Period.calendar_year(2024)


@pytest.mark.parametrize(
    ("period", "until", "ends", "ended_before"),
    [
        (LEAP, None, date(2024, 12, 31), date(2023, 12, 31)),
        (LEAP, date(2024, 12, 10), date(2024, 12, 10), date(2023, 12, 10)),
        (LEAP, date(2024, 2, 29), date(2024, 2, 29), date(2023, 2, 28)),
        (LEAP, date(2025, 1, 1), date(2024, 12, 31), date(2023, 12, 31)),
        (ACADEMIC, date(2024, 6, 1), date(2024, 6, 1), date(2023, 6, 1)),
    ],
)
def test_a_cut_year_is_compared_with_the_same_part_of_the_year_before(
    period: Period, until: date | None, ends: date, ended_before: date
) -> None:
    counted = cut(period, until)
    assert (counted.ends, year_before(counted).ends) == (ends, ended_before)
    assert whole(counted) == period
    assert whole(year_before(counted)) == period.shifted(-1)
