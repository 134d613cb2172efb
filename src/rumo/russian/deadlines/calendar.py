"""Phrases that name days and months: slots `date`, `stretches`, `in_year` of the nouns.

A year named in the phrase is a period of its own («май 2025 г.»); without one the plan's period tells the year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rumo.russian import dates
from rumo.russian.deadlines.grammar import Rulebook
from rumo.russian.deadlines.periods import Period, known_year
from rumo.russian.deadlines.stretches import (
    DAY,
    Stretch,
    fit,
    half_year,
    month_end,
    months,
    quarter,
    whole,
)
from rumo.russian.deadlines.words import LAST, Range

IN_YEAR = Rulebook("in_year")
WRITTEN_DATE = Rulebook("written_date")
DATE = Rulebook("date")
STRETCHES = Rulebook("stretches")


@IN_YEAR.phrase("{year}", "{year} г|год|года|году|гг|годы|годов|годах", "{year} учебн*|уч год*|г|гг")
def named_year(_: Period, year: Period) -> Period:
    return year


@IN_YEAR.phrase(
    "т|с г", "сего года", "[текущего|этого|данного|отчетного|планового] года|г", "[текущего] учебн*|уч год*|г"
)
def this_year(period: Period) -> Period:
    return period


@IN_YEAR.phrase("следующего|будущего [учебн*|календарн*] год*|г")
def next_year(period: Period) -> Period:
    return period.shifted(1)


@IN_YEAR.phrase("прошлого|предыдущего|прошедшего [учебн*|календарн*] год*|г")
def last_year(period: Period) -> Period:
    return period.shifted(-1)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A date as it is written: perhaps without a year, perhaps with a day of the week."""

    date: date
    month: int
    day: int
    year: int | None
    weekday: int | None = None

    @property
    def remark(self) -> str:
        """What is wrong with the day of the week, in Russian; empty when it is right."""
        if self.weekday is None or self.weekday == self.date.weekday():
            return ""
        right = dates.WEEKDAYS[self.date.weekday()]
        return f"{dates.short_date(self.date)} — {right}, а не {dates.WEEKDAYS[self.weekday]}"


@WRITTEN_DATE.phrase("{number:day} [числа] {month} [{in_year}]")
def day_in_words(period: Period, day: int, month: int, in_year: Period | None = None) -> NamedDay:
    within = in_year or period
    found = fit(within, lambda year: _one_day(year, month, day)).first
    return NamedDay(found, month, day, found.year if in_year else None)


@WRITTEN_DATE.phrase("{digits}", "{digits} г|года")
def day_in_digits(period: Period, digits: tuple[int, int, int | None]) -> NamedDay:
    day, month, year = digits
    if year is None:
        return day_in_words(period, day, month)
    return NamedDay(_one_day(year, month, day).first, month, day, year)


@DATE.phrase("{written_date}")
def without_weekday(_: Period, written_date: NamedDay) -> NamedDay:
    return written_date


@DATE.phrase(
    "[в|во] {weekday} [,] {written_date}", "{written_date} [,] [в|во] {weekday}", "{written_date} ( {weekday} )"
)
def with_weekday(_: Period, weekday: int, written_date: NamedDay) -> NamedDay:
    return replace(written_date, weekday=weekday)


@STRETCHES.phrase("{date}")
def one_day(_: Period, date: NamedDay) -> tuple[Stretch, ...]:
    return (Stretch(date.date, date.date),)


@STRETCHES.phrase("{date:first} - {date:last}", "с|со {date:first} до|по {date:last}")
def days_between(period: Period, first: NamedDay, last: NamedDay) -> tuple[Stretch, ...]:
    if first.year is None and last.year is None:
        return (fit(period, lambda year: _across(year, first, last)),)
    if first.year is None:
        year = last.date.year - ((first.month, first.day) > (last.month, last.day))
        return (Stretch(_one_day(year, first.month, first.day).first, last.date),)
    if last.year is None:
        return (_across(first.date.year, first, last),)
    return (Stretch(first.date, last.date),)


def _across(year: int, first: NamedDay, last: NamedDay) -> Stretch:
    """From a day of `year` to the day that follows it, perhaps across New Year."""
    end_year = year + ((first.month, first.day) > (last.month, last.day))
    return Stretch(_one_day(year, first.month, first.day).first, _one_day(end_year, last.month, last.day).first)


@STRETCHES.phrase("{numbers:days} {month} [{in_year}]")
def days_of_month(
    period: Period, days: tuple[Range, ...], month: int, in_year: Period | None = None
) -> tuple[Stretch, ...]:
    return tuple(_days(in_year or period, month, first, last) for first, last in days)


@STRETCHES.phrase("с|со {number:first} до|по {date:last}", "{number:first} - {digits:last}")
def days_before(period: Period, first: int, last: NamedDay | tuple[int, int, int | None]) -> tuple[Stretch, ...]:
    end = last if isinstance(last, NamedDay) else day_in_digits(period, last)
    return (Stretch(_one_day(end.date.year, end.date.month, first).first, end.date),)


@STRETCHES.phrase("{months:named} [месяц*] [{in_year}]", "{months:named} , {year:in_year} [г|год|года]")
def named_months(period: Period, named: tuple[Range, ...], in_year: Period | None = None) -> tuple[Stretch, ...]:
    return tuple(_months(in_year or period, first, last, bool(in_year)) for first, last in named)


@STRETCHES.phrase(
    "с|со {month:first} [{in_year:from_year}] по {month:last} [{in_year:to_year}]",
    "с|со {month:first} [{in_year:from_year}] до {month:last} [{in_year:to_year}]",
    "{month:first} {in_year:from_year} - {month:last} [{in_year:to_year}]",
)
def months_between(
    period: Period, first: int, last: int, from_year: Period | None = None, to_year: Period | None = None
) -> tuple[Stretch, ...]:
    if from_year is None:
        return (_months(to_year or period, first, last, bool(to_year)),)
    starts = _months(from_year, first, first)
    if to_year is None:
        return (months(starts.first.year, first, last),)
    return (Stretch(starts.first, _months(to_year, last, last).last),)


@STRETCHES.phrase("{numbers} квартал*|кв [{in_year}]")
def quarters(period: Period, numbers: tuple[Range, ...], in_year: Period | None = None) -> tuple[Stretch, ...]:
    within = in_year or period
    return tuple(_quarters(within, first, last) for first, last in numbers)


@STRETCHES.phrase("{numbers} полугоди*|полуг [{in_year}]", "{numbers} п / г [{in_year}]")
def halves(period: Period, numbers: tuple[Range, ...], in_year: Period | None = None) -> tuple[Stretch, ...]:
    within = in_year or period
    return tuple(_through(half_year(within, first), half_year(within, last)) for first, last in numbers)


@STRETCHES.phrase("{season} [период*|сезон*|месяц*|время] [{in_year}]")
def seasons(period: Period, season: Range, in_year: Period | None = None) -> tuple[Stretch, ...]:
    return (_months(in_year or period, *season),)


@STRETCHES.phrase("{season:first} - {season:last} [период*|сезон*] [{in_year}]")
def season_to_season(period: Period, first: Range, last: Range, in_year: Period | None = None) -> tuple[Stretch, ...]:
    return (_months(in_year or period, first[0], last[1]),)


@STRETCHES.phrase("{place} недел*|нед {month} [{in_year}]", "{month} [{in_year}] ( {place} недел*|нед )")
def week_of_month(period: Period, place: int, month: int, in_year: Period | None = None) -> tuple[Stretch, ...]:
    """The first week is days 1 to 7, the second 8 to 14; the last is the last seven days."""
    return (_piece(in_year or period, month, place, 7, 5),)


@STRETCHES.phrase("{place} декад* {month} [{in_year}]", "{month} [{in_year}] ( {place} декад* )")
def decade_of_month(period: Period, place: int, month: int, in_year: Period | None = None) -> tuple[Stretch, ...]:
    return (_piece(in_year or period, month, 3 if place == LAST else place, 10, 3),)


@STRETCHES.phrase("{place} половин* {month} [{in_year}]")
def half_of_month(period: Period, place: int, month: int, in_year: Period | None = None) -> tuple[Stretch, ...]:
    return (_piece(in_year or period, month, 2 if place == LAST else place, 15, 2),)


@STRETCHES.phrase("{places} {weekday} {month} [{in_year}]")
def weekdays_of_month(
    period: Period, places: tuple[int, ...], weekday: int, month: int, in_year: Period | None = None
) -> tuple[Stretch, ...]:
    """«последняя пятница мая»."""
    return tuple(_nth_weekday(in_year or period, month, weekday, place) for place in places)


def weekday_in_month(year: int, month: int, weekday: int, place: int) -> date:
    """The second Tuesday of a month is (weekday 1, place 2); ValueError in Russian when there is none."""
    first = date(year, month, 1)
    days = [first + DAY * shift for shift in range((month_end(first) - first).days + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    if place == LAST:
        return fitting[-1]
    if not 1 <= place <= len(fitting):
        raise ValueError(f"{dates.WEEKDAYS[weekday]} с номером {place} в месяце не бывает")
    return fitting[place - 1]


@STRETCHES.phrase("{year}", "{year} г|год|года|году|гг|годы|годов|годах", "{year} учебн*|уч год*|г|гг")
def years(_: Period, year: Period) -> tuple[Stretch, ...]:
    return (whole(year),)


def _one_day(year: int, month: int, day: int) -> Stretch:
    found = dates.parse_date(f"{day:02}.{month:02}.{known_year(year):04}")
    return Stretch(found, found)


def _through(first: Stretch, last: Stretch) -> Stretch:
    """From the beginning of one to the end of the other; one of them when they are the same."""
    return first if first == last else Stretch(first.first, last.last)


def _days(period: Period, month: int, first: int, last: int) -> Stretch:
    return fit(period, lambda year: _through(_one_day(year, month, first), _one_day(year, month, last)))


def _quarters(period: Period, first: int, last: int) -> Stretch:
    return fit(period, lambda year: _through(quarter(year, first), quarter(year, last)))


def _nth_weekday(period: Period, month: int, weekday: int, place: int) -> Stretch:
    def make(year: int) -> Stretch:
        day = weekday_in_month(year, month, weekday, place)
        return Stretch(day, day)

    return fit(period, make)


def _months(period: Period, first: int, last: int, year_is_named: bool = False) -> Stretch:
    """«ноябрь – февраль 2024»: a named calendar year is that of the last month."""
    if year_is_named and first > last and not period.is_academic:
        return months(period.ends.year - 1, first, last)
    return fit(period, lambda year: months(year, first, last))


def _piece(period: Period, month: int, place: int, length: int, count: int) -> Stretch:
    """Piece `place` of a month cut into `count` pieces of `length` days, the last taking what remains."""
    if place != LAST and not 1 <= place <= count:
        raise ValueError(f"В месяце не бывает части с номером {place}")

    def make(year: int) -> Stretch:
        end = month_end(date(year, month, 1))
        if place == LAST:
            return Stretch(end - timedelta(days=length - 1), end)
        first = 1 + length * (place - 1)
        if first > end.day:
            raise ValueError(f"В месяце не бывает части с номером {place}")
        return Stretch(end.replace(day=first), end if place == count else end.replace(day=first + length - 1))

    return fit(period, make)
