"""The navigator by days: what stands on which day of a month, and stretches of time that visitors ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from rumo.core.month_grid import Day, each_day, make_day, whole_weeks
from rumo.events.event_words import days_of
from rumo.events.models import Event
from rumo.events.navigator import Part
from rumo.russian.dates import words_month
from rumo.russian.deadlines.stretches import month_end

# What lasts longer stands above the grid once instead of on each of its days (a contest of a month).
LONG = timedelta(days=7)
# Earlier years than so many are asked for by the days themselves.
MOST_YEARS = 8
SCHOOL_YEAR_MONTH = 9


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event with its first and last day, both inclusive."""

    event: Event
    first: date
    last: date

    @property
    def is_long(self) -> bool:
        return self.last - self.first >= LONG

    def falls_on(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar: its whole weeks, and what lasts too long to stand on each of its days."""

    first: date
    days: tuple[Day, ...]
    long: tuple[DatedEvent, ...]

    @property
    def is_empty(self) -> bool:
        return not self.long and not any(day.entries for day in self.days if not day.is_outside)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time offered as a link."""

    title: str
    since: date
    until: date


def shown_days(first: date) -> tuple[date, date]:
    """The days of a month's page: whole weeks."""
    return whole_weeks(first, month_end(first))


def month_of(first: date, events: Iterable[Event], today: date) -> Month:
    """`first` is the first day of the month; `events` are those of its `shown_days`."""
    last = month_end(first)
    dated = [DatedEvent(event, *days_of(event)) for event in events]
    short = [each for each in dated if not each.is_long]
    days = (
        make_day(day, [each for each in short if each.falls_on(day)], today, is_outside=not first <= day <= last)
        for day in each_day(*shown_days(first))
    )
    long = (each for each in dated if each.is_long and each.first <= last and each.last >= first)
    return Month(first, tuple(days), tuple(long))


def periods_of(part: Part, today: date, earliest: date | None) -> Sequence[Period]:
    """What is near for what is to come; school years back to `earliest` for what is over."""
    return _near(today) if part is Part.COMING else _school_years(today, earliest or today)


def _near(today: date) -> list[Period]:
    sunday = today + timedelta(days=6 - today.weekday())
    next_month = month_end(today) + timedelta(days=1)
    return [
        Period(_("Сегодня"), today, today),
        Period(_("На этой неделе"), today, sunday),
        Period(_("На следующей неделе"), sunday + timedelta(days=1), sunday + timedelta(days=7)),
        Period(words_month(today).capitalize(), today, month_end(today)),
        Period(words_month(next_month).capitalize(), next_month, month_end(next_month)),
    ]


def _school_years(today: date, earliest: date) -> list[Period]:
    newest, oldest = _began(today), _began(earliest)
    return [
        Period(f"{year}/{year + 1}", date(year, SCHOOL_YEAR_MONTH, 1), date(year + 1, SCHOOL_YEAR_MONTH - 1, 31))
        for year in range(newest, max(oldest, newest - MOST_YEARS + 1) - 1, -1)
    ]


def _began(day: date) -> int:
    return day.year if day.month >= SCHOOL_YEAR_MONTH else day.year - 1
