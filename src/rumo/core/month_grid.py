"""A month as whole weeks of days, each with what stands on it; for every calendar page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from rumo.core.calendar import is_working_day
from rumo.russian.dates import MONTHS
from rumo.russian.deadlines.periods import YEARS

WEEKDAYS = (_("пн"), _("вт"), _("ср"), _("чт"), _("пт"), _("сб"), _("вс"))
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what stands on it. `mark` says in words why it is unlike its neighbours of the week."""

    date: date
    entries: tuple[Any, ...]
    is_today: bool
    is_off: bool
    is_outside: bool
    mark: str


def make_day(day: date, entries: Sequence[Any], today: date, *, is_outside: bool) -> Day:
    works, weekend = is_working_day(day), day.weekday() >= SATURDAY
    mark = "" if works != weekend else ("рабочий день" if works else "нерабочий день")
    return Day(day, tuple(entries), day == today, not works, is_outside, mark)


def whole_weeks(first: date, last: date) -> tuple[date, date]:
    """From the Monday at or before `first` to the Sunday at or after `last`."""
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())


def each_day(first: date, last: date) -> Iterator[date]:
    """Both inclusive."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def month_title(day: date) -> str:
    """«март 2024»"""
    return f"{MONTHS[day.month - 1]} {day.year}"


def parse_month(text: str, today: date) -> date:
    """The first day of «2024-03»; of this month for anything else."""
    year, _sep, month = text.partition("-")
    # A year of margin on both sides: the neighbours of a month are named in its links.
    if year.isdecimal() and month.isdecimal() and int(year) in YEARS[2:-2] and 1 <= int(month) <= 12:
        return date(int(year), int(month), 1)
    return today.replace(day=1)


def in_address(day: date) -> str:
    """«2024-03»"""
    return f"{day:%Y-%m}"
