"""Working days by the Russian production calendar: holidays, days off moved by the government, working Saturdays.

And times that begin and end by days, where an end may be open.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=1)
def _calendar() -> holidays.HolidayBase:
    """Years are added to it by themselves when first asked for."""
    return holidays.Russia()


def is_working_day(day: date) -> bool:
    return bool(_calendar().is_working_day(day))


def is_within(day: date, since: date | None, until: date | None) -> bool:
    """From `since` to `until`, both inclusive; None is an open end."""
    return (since is None or since <= day) and (until is None or day <= until)


def shift_working_days(day: date, count: int) -> date:
    """The day `count` working days after `day`, or before it when negative; `day` itself is not counted.

    With 0 it is `day` when that is a working day, else the last one before it.
    """
    step = timedelta(days=1 if count > 0 else -1)
    if count == 0:
        while not is_working_day(day):
            day += step
        return day
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day
