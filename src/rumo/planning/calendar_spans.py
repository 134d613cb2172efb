"""What part of a year a calendar shows: a month, a quarter or a year of the association, with its days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rumo.core.calendar import is_working_day
from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import YearKind
from rumo.planning.calendar_entries import Entry
from rumo.russian.dates import MONTHS
from rumo.russian.deadlines.periods import YEARS, Period
from rumo.russian.deadlines.stretches import DAY, month_end, quarter

SATURDAY = 5


class View(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Span:
    """`title` is «март 2024», «I квартал 2024», «2023/2024 учебный год»; neighbours are named as in the address."""

    view: View
    title: str
    first: date
    last: date

    @property
    def previous(self) -> str:
        return in_address(self.first - DAY)

    @property
    def following(self) -> str:
        return in_address(self.last + DAY)

    @property
    def shown(self) -> tuple[date, date]:
        """A month is shown by whole weeks."""
        if self.view is not View.MONTH:
            return self.first, self.last
        return self.first - DAY * self.first.weekday(), self.last + DAY * (6 - self.last.weekday())

    @property
    def months(self) -> list[tuple[date, date]]:
        """The first and the last day of each month."""
        found = [self.first]
        while (after := month_end(found[-1]) + DAY) <= self.last:
            found.append(after)
        return [(first, month_end(first)) for first in found]


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what stands on it. `mark` says in words why it is unlike its neighbours of the week."""

    date: date
    entries: tuple[Entry, ...]
    is_today: bool
    is_off: bool
    is_outside: bool
    mark: str


def span_of(view: View, on: date, rules: AssociationRules) -> Span:
    """The month, quarter or year that holds `on`; the year is calendar or academic, as the association works."""
    if view is View.MONTH:
        return Span(view, month_title(on), on.replace(day=1), month_end(on))
    if view is View.QUARTER:
        stretch = quarter(on.year, (on.month + 2) // 3)
        return Span(view, stretch.label, stretch.first, stretch.last)
    year = year_of_work(on, rules)
    return Span(view, str(year), year.starts, year.ends)


def month_title(day: date) -> str:
    """«март 2024»"""
    return f"{MONTHS[day.month - 1]} {day.year}"


def year_of_work(on: date, rules: AssociationRules) -> Period:
    """The year of the association that holds `on`."""
    if rules.year != YearKind.ACADEMIC:
        return Period.calendar_year(on.year)
    began = on.year if on.month >= rules.year_start_month else on.year - 1
    return Period.academic_year(began, rules.year_start_month)


def parse_on(text: str, today: date) -> date:
    """The first day of «2024-03»; of this month for anything else."""
    year, _sep, month = text.partition("-")
    # A year of margin on both sides: the neighbours of a span are named in its links.
    if year.isdecimal() and month.isdecimal() and int(year) in YEARS[2:-2] and 1 <= int(month) <= 12:
        return date(int(year), int(month), 1)
    return today.replace(day=1)


def in_address(day: date) -> str:
    return f"{day:%Y-%m}"


def days_of(span: Span, entries: Iterable[Entry], today: date) -> list[Day]:
    """Every day of a month's weeks."""
    known = tuple(entries)
    return [_day(day, known, span, today) for day in _each(*span.shown)]


def busy_days(first: date, last: date, entries: Iterable[Entry], today: date) -> list[Day]:
    """Only the days on which something stands; what lasts several days stands on its first one."""
    span = Span(View.LIST, "", first, last)
    known = tuple(entries)
    begun = {max(each.first, first) for each in known if each.first <= last and each.last >= first}
    return [
        _day(day, tuple(each for each in known if max(each.first, first) == day), span, today) for day in sorted(begun)
    ]


def _day(day: date, entries: tuple[Entry, ...], span: Span, today: date) -> Day:
    works, weekend = is_working_day(day), day.weekday() >= SATURDAY
    mark = "" if works != weekend else ("рабочий день" if works else "нерабочий день")
    return Day(
        date=day,
        entries=tuple(each for each in entries if each.falls_on(day)),
        is_today=day == today,
        is_off=not works,
        is_outside=not span.first <= day <= span.last,
        mark=mark,
    )


def _each(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
