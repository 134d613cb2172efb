"""What part of a year a calendar shows: a month, a quarter or a year of the association, with its days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rumo.core.month_grid import Day, each_day, in_address, make_day, month_title, whole_weeks
from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import YearKind
from rumo.planning.calendar_entries import Entry
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import DAY, month_end, quarter


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
        return whole_weeks(self.first, self.last)

    @property
    def months(self) -> list[tuple[date, date]]:
        """The first and the last day of each month."""
        found = [self.first]
        while (after := month_end(found[-1]) + DAY) <= self.last:
            found.append(after)
        return [(first, month_end(first)) for first in found]


def span_of(view: View, on: date, rules: AssociationRules) -> Span:
    """The month, quarter or year that holds `on`; the year is calendar or academic, as the association works."""
    if view is View.MONTH:
        return Span(view, month_title(on), on.replace(day=1), month_end(on))
    if view is View.QUARTER:
        stretch = quarter(on.year, (on.month + 2) // 3)
        return Span(view, stretch.label, stretch.first, stretch.last)
    year = year_of_work(on, rules)
    return Span(view, str(year), year.starts, year.ends)


def year_of_work(on: date, rules: AssociationRules) -> Period:
    """The year of the association that holds `on`."""
    if rules.year != YearKind.ACADEMIC:
        return Period.calendar_year(on.year)
    began = on.year if on.month >= rules.year_start_month else on.year - 1
    return Period.academic_year(began, rules.year_start_month)


def days_of(span: Span, entries: Iterable[Entry], today: date) -> list[Day]:
    """Every day of a month's weeks."""
    known = tuple(entries)
    return [_day(day, known, span, today) for day in each_day(*span.shown)]


def busy_days(first: date, last: date, entries: Iterable[Entry], today: date) -> list[Day]:
    """Only the days on which something stands; what lasts several days stands on its first one."""
    span = Span(View.LIST, "", first, last)
    known = tuple(entries)
    begun = {max(each.first, first) for each in known if each.first <= last and each.last >= first}
    return [
        _day(day, tuple(each for each in known if max(each.first, first) == day), span, today) for day in sorted(begun)
    ]


def _day(day: date, entries: tuple[Entry, ...], span: Span, today: date) -> Day:
    shown = [each for each in entries if each.falls_on(day)]
    return make_day(day, shown, today, is_outside=not span.first <= day <= span.last)
