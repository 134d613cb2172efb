from __future__ import annotations

from datetime import date

import pytest

from rumo.core.calendar import is_working_day, shift_working_days


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 6, 11), True),
        (date(2024, 6, 12), False),  # День России
        (date(2024, 6, 15), False),  # an ordinary Saturday
        (date(2024, 4, 27), True),  # a Saturday made working by the government
        (date(2024, 4, 29), False),  # and the Monday given for it
    ],
)
def test_production_calendar(day: date, working: bool) -> None:
    assert is_working_day(day) is working


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2024, 6, 20), -5, date(2024, 6, 13)),
        (date(2024, 6, 14), -3, date(2024, 6, 10)),  # the 12th does not count
        (date(2024, 6, 20), 5, date(2024, 6, 27)),
        (date(2024, 1, 9), -1, date(2023, 12, 29)),  # over the new year's holidays
        (date(2024, 6, 16), 0, date(2024, 6, 14)),
        (date(2024, 6, 14), 0, date(2024, 6, 14)),
    ],
)
def test_shift_working_days(day: date, count: int, expected: date) -> None:
    assert shift_working_days(day, count) == expected
