"""What comes again: «ежемесячно», «до 1 числа каждого месяца», «дата определяется до 10 числа …»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from rumo.russian.dates import short_date
from rumo.russian.deadlines.calendar import weekday_in_month
from rumo.russian.deadlines.counts import Every
from rumo.russian.deadlines.grammar import Rulebook
from rumo.russian.deadlines.parts import Duty, Obligation, Part, as_json, series
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import DAY, Stretch, Unit, month_end, split
from rumo.russian.deadlines.words import LAST, Range

PHRASES = Rulebook()
MONTHLY = Rulebook("monthly_days")

LISTED = 24
EVERY = {
    Unit.WEEK: "каждую неделю",
    Unit.MONTH: "каждый месяц",
    Unit.QUARTER: "каждый квартал",
    Unit.HALF_YEAR: "каждое полугодие",
    Unit.YEAR: "каждый год",
}


@dataclass(frozen=True, kw_only=True)
class Recurrence(Part):
    """Again and again: once in each stretch, or by each of the days when the phrase names days."""

    kind: ClassVar[str] = "recurrence"

    unit: Unit
    stretches: tuple[Stretch, ...] = ()
    days: tuple[date, ...] = ()
    duty: Duty = Duty.DO

    def obligations(self, period: Period) -> list[Obligation]:
        by_days = [(opens, due, f"до {due:%d.%m.%Y}") for opens, due in series(list(self.days), period)]
        windows = by_days or [(found.first, found.last, found.label) for found in self.stretches]
        return [
            Obligation(duty=self.duty, opens=opens, due=due, label=label, number=number, strict=not by_days)
            for number, (opens, due, label) in enumerate(windows, start=1)
        ]

    def meaning(self) -> str:
        if self.days:
            return f"{'назначить дату до ' if self.duty is Duty.SET_DATE else ''}{list_days(self.days)}"
        if self.unit is Unit.YEAR:
            return EVERY[self.unit]
        span = Stretch(self.stretches[0].first, self.stretches[-1].last)
        return f"{EVERY[self.unit]}, {span.label}, всего {len(self.stretches)}"

    def details(self) -> dict[str, Any]:
        return {
            "unit": self.unit.value,
            "duty": self.duty.value,
            "stretches": as_json(self.stretches),
            "days": [day.isoformat() for day in self.days],
        }


@dataclass(frozen=True, slots=True)
class Days:
    """Days that recur in a period, and the unit of their recurrence."""

    unit: Unit
    days: tuple[date, ...]


def list_days(days: Sequence[date]) -> str:
    """«10.01, 10.04, 10.07, 10.10.2024»: the year once, after the last of its days; only the ends of a long list."""
    if len(days) > LISTED:
        return f"{short_date(days[0])}, {short_date(days[1])} … {short_date(days[-1])}, всего {len(days)}"
    years = [list(group) for _, group in groupby(days, key=lambda day: day.year)]
    return ", ".join(", ".join(f"{day:%d.%m}" for day in group) + f".{group[0].year}" for group in years)


@PHRASES.phrase("еженедельно|понедельно", "каждую неделю", "по неделям")
def weekly(period: Period) -> Part:
    return _each(period, Unit.WEEK)


@PHRASES.phrase("ежемесячно|помесячно", "каждый месяц", "по месяцам")
def monthly(period: Period) -> Part:
    return _each(period, Unit.MONTH)


@PHRASES.phrase("ежеквартально|поквартально", "каждый квартал", "по кварталам")
def quarterly(period: Period) -> Part:
    return _each(period, Unit.QUARTER)


@PHRASES.phrase("каждое полугодие", "каждые полгода", "по полугодиям")
def half_yearly(period: Period) -> Part:
    return _each(period, Unit.HALF_YEAR)


@PHRASES.phrase("ежегодно", "каждый [учебный|календарный] год")
def yearly(period: Period) -> Part:
    return _each(period, Unit.YEAR)


@PHRASES.phrase("каждые {every}")
def every_few(period: Period, every: Every) -> Part:
    return _each(period, every.unit, every.number)


def _each(period: Period, unit: Unit, every: int = 1) -> Part:
    return Recurrence(unit=unit, stretches=split(period, unit, every))


@MONTHLY.phrase(
    "{numbers} числ*|ч [каждого|текущего|следующего] [месяца]",
    "{numbers} числ*|ч [каждого] месяца , следующего за отчетным [месяцем|периодом]",
    "{numbers} числ*|ч следующего за отчетным [месяца|месяцем|периодом]",
)
def days_of_month(period: Period, numbers: tuple[Range, ...]) -> Days:
    if any(first != last for first, last in numbers):
        raise ValueError("промежуток чисел: напишите день, до которого")
    return _in_months(period, Unit.MONTH, range(1, 13), *(first for first, _ in numbers))


@MONTHLY.phrase("{number:day} числ*|ч {number} месяца [каждого|текущего|следующего] квартала")
def day_of_quarter(period: Period, day: int, number: int) -> Days:
    if not 1 <= number <= 3:
        raise ValueError(f"Месяца {number} в квартале не бывает: их три")
    return _in_months(period, Unit.QUARTER, range(number, 13, 3), day)


@MONTHLY.phrase(
    "{number:day} числ*|ч [каждого] месяца , следующего за отчетным кварталом",
    "{number:day} числ*|ч следующего за отчетным кварталом месяца",
)
def day_after_quarter(period: Period, day: int) -> Days:
    return _in_months(period, Unit.QUARTER, range(1, 13, 3), day)


@MONTHLY.phrase("{number:day} числ*|ч последнего месяца [каждого|текущего] квартала")
def day_of_last_month(period: Period, day: int) -> Days:
    return _in_months(period, Unit.QUARTER, range(3, 13, 3), day)


@MONTHLY.phrase("конца|конце|окончания каждого месяца", "последнего дня|числа [каждого] месяца")
def end_of_month(period: Period) -> Days:
    return _in_months(period, Unit.MONTH, range(1, 13), LAST)


@MONTHLY.phrase("конца|конце|окончания каждого квартала", "последнего дня [каждого] квартала")
def end_of_quarter(period: Period) -> Days:
    return _in_months(period, Unit.QUARTER, range(3, 13, 3), LAST)


@PHRASES.phrase(
    "[в] [срок] [до] {monthly_days}",
    "[ежемесячно|ежеквартально] [,] [в] [срок] [до] {monthly_days}",
    "[ежемесячно|ежеквартально] [,] не позднее|позже {monthly_days}",
    "[до] {monthly_days} [,] ежемесячно|ежеквартально",
    "каждое {monthly_days}",
)
def by_days(_: Period, monthly_days: Days) -> Part:
    return Recurrence(unit=monthly_days.unit, days=monthly_days.days)


@PHRASES.phrase("[ежемесячно|ежеквартально] [,] к {monthly_days}")
def before_days(_: Period, monthly_days: Days) -> Part:
    return Recurrence(unit=monthly_days.unit, days=tuple(day - DAY for day in monthly_days.days))


@PHRASES.phrase(
    "дата|даты|дату [{words}] определ*|назнач*|устанавлива*|утвержда* [в] [срок] до {monthly_days}",
    "дата|даты|дату [{words}] определ*|назнач*|устанавлива*|утвержда* не позднее|позже {monthly_days}",
)
def setting_dates(_: Period, monthly_days: Days, words: int = 0) -> Part:
    return Recurrence(unit=monthly_days.unit, days=monthly_days.days, duty=Duty.SET_DATE)


@PHRASES.phrase("[в|во] [каждый|каждую|каждое] {places} {weekday} [каждого] месяца")
def weekdays_of_months(period: Period, places: tuple[int, ...], weekday: int) -> Part:
    months = [month.first for month in split(period, Unit.MONTH)]
    days = [weekday_in_month(first.year, first.month, weekday, nth) for first in months for nth in places]
    return Recurrence(unit=Unit.MONTH, days=_inside(period, days))


@PHRASES.phrase(
    "[еженедельно] [,] [в] каждый|каждую|каждое {weekdays}",
    "[еженедельно] [,] по {weekdays}",
    "еженедельно [,] в|во {weekdays}",
    "[в|во] {weekdays} каждой недели",
)
def each_week(period: Period, weekdays: tuple[int, ...]) -> Part:
    all_days = (period.starts + DAY * shift for shift in range((period.ends - period.starts).days + 1))
    return Recurrence(unit=Unit.WEEK, days=tuple(day for day in all_days if day.weekday() in weekdays))


def _in_months(period: Period, unit: Unit, numbers: range, *days: int) -> Days:
    """These days of those months of the period; the 31st is the last day of a shorter month."""
    if impossible := [day for day in days if day != LAST and not 1 <= day <= 31]:
        raise ValueError(f"Числа {impossible[0]} в месяце не бывает")
    found = set()
    for month in split(period, Unit.MONTH):
        if month.first.month in numbers:
            end = month_end(month.first)
            found |= {end if day == LAST else end.replace(day=min(day, end.day)) for day in days}
    return Days(unit, _inside(period, found))


def _inside(period: Period, days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(day for day in days if period.holds(day, day)))
