"""Stretches of days: made from months and quarters, placed into a year, named in Russian."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from rumo.russian.dates import MONTHS, short_date
from rumo.russian.deadlines.periods import Period

ROMAN = ("", "I", "II", "III", "IV")
DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a year is divided into."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days from first to last, both inclusive, and what they are called: «I квартал 2024»."""

    first: date
    last: date
    label: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"Конец {short_date(self.last)} раньше начала {short_date(self.first)}")
        if not self.label:
            object.__setattr__(self, "label", name_of(self.first, self.last))


def name_of(first: date, last: date) -> str:
    """«10.12.2024», «август 2023», «сентябрь 2023 – май 2024», «2024 год», «15.01–20.02.2024»."""
    same_year = first.year == last.year
    if first == last:
        return short_date(first)
    if first.day > 1 or last != month_end(last):
        return f"{first:%d.%m}{'' if same_year else f'.{first.year}'}–{short_date(last)}"
    if same_year and (first.month, last.month) == (1, 12):
        return f"{first.year} год"
    end = f"{MONTHS[last.month - 1]} {last.year}"
    if same_year and first.month == last.month:
        return end
    return f"{MONTHS[first.month - 1]}{'' if same_year else f' {first.year}'} – {end}"


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def months(year: int, first: int, last: int, label: str = "") -> Stretch:
    """Whole months; when `last` comes before `first` it is of the following year («сентябрь – май»)."""
    end_year = year if first <= last else year + 1
    return Stretch(date(year, first, 1), month_end(date(end_year, last, 1)), label)


def quarter(year: int, number: int) -> Stretch:
    """ValueError in Russian when there is no such quarter."""
    if not 1 <= number <= 4:
        raise ValueError(f"Квартала {number} не бывает: их в году четыре")
    return months(year, 3 * number - 2, 3 * number, f"{ROMAN[number]} квартал {year}")


def half_year(period: Period, number: int) -> Stretch:
    """Half of a calendar year, or of an academic one: there New Year divides the halves.

    ValueError in Russian when there is no such half.
    """
    if number not in (1, 2):
        raise ValueError(f"Полугодия {number} не бывает: их в году два")
    turn = date(period.ends.year, 1 if period.starts.year != period.ends.year else 7, 1)
    days = (period.starts, turn - DAY) if number == 1 else (turn, period.ends)
    return Stretch(*days, f"{ROMAN[number]} полугодие {period.name}")


def whole(period: Period) -> Stretch:
    return Stretch(period.starts, period.ends, str(period))


def fit(period: Period, make: Callable[[int], Stretch]) -> Stretch:
    """What `make(year)` gives for the year that suits the period best.

    A stretch inside the period wins, then the one that has more days in it; a stretch across New Year
    that fits no period whole («декабрь – февраль» of 2024) has to begin in the period.
    ValueError (of `make`) when no year of the period has such days: 29 February of 2023.
    """
    fitting: list[tuple[int, Stretch]] = []
    refused: ValueError | None = None
    for year in range(period.starts.year - 1, period.ends.year + 1):
        try:
            stretch = make(year)
        except ValueError as reason:
            refused = reason
        else:
            fitting.append((_days_inside(period, stretch), stretch))
    if not any(days for days, _ in fitting) and refused:
        raise refused
    return max(fitting, key=lambda found: found[0])[1]


def _days_inside(period: Period, stretch: Stretch) -> int:
    crosses_new_year = stretch.first.year != stretch.last.year
    if crosses_new_year and stretch.first < period.starts:
        return 0
    days = (min(period.ends, stretch.last) - max(period.starts, stretch.first)).days + 1
    return max(days, 0)


def split(period: Period, unit: Unit, every: int = 1) -> tuple[Stretch, ...]:
    """The period divided into units, `every` of them together: («раз в два месяца» → month, 2).

    Weeks run from Monday and are cut by the ends of the period. Quarters are those of the calendar. An academic
    year cuts one in two: a piece of one month is joined to its neighbour, so that «раз в квартал» is four times
    from September to August: IX–XII, I–III, IV–VI, VII–VIII.
    """
    pieces = list(_DIVISIONS[unit](period))
    if every == 1:
        return tuple(pieces)
    groups = [pieces[start : start + every] for start in range(0, len(pieces), every)]
    return tuple(Stretch(group[0].first, group[-1].last) for group in groups)


def _weeks(period: Period) -> Iterator[Stretch]:
    monday = period.starts - DAY * period.starts.weekday()
    while monday <= period.ends:
        first, last = max(monday, period.starts), min(monday + DAY * 6, period.ends)
        yield Stretch(first, last, f"неделя {name_of(first, last)}")
        monday += DAY * 7


def _months(period: Period) -> Iterator[Stretch]:
    first = period.starts
    while first <= period.ends:
        last = min(month_end(first), period.ends)
        yield Stretch(first, last)
        first = last + DAY


def _quarters(period: Period) -> Iterator[Stretch]:
    pieces: list[list[Stretch]] = []
    for month in _months(period):
        if not pieces or month.first.month % 3 == 1:
            pieces.append([])
        pieces[-1].append(month)
    if len(pieces[0]) == 1 and len(pieces) > 1:
        pieces[:2] = [pieces[0] + pieces[1]]
    if len(pieces[-1]) == 1 and len(pieces) > 1:
        pieces[-2:] = [pieces[-2] + pieces[-1]]
    for piece in pieces:
        middle = piece[len(piece) // 2].first
        number = (middle.month + 2) // 3
        yield Stretch(piece[0].first, piece[-1].last, f"{ROMAN[number]} квартал {middle.year}")


def _halves(period: Period) -> Iterator[Stretch]:
    yield half_year(period, 1)
    yield half_year(period, 2)


def _year(period: Period) -> Iterator[Stretch]:
    yield whole(period)


_DIVISIONS: dict[Unit, Callable[[Period], Iterator[Stretch]]] = {
    Unit.WEEK: _weeks,
    Unit.MONTH: _months,
    Unit.QUARTER: _quarters,
    Unit.HALF_YEAR: _halves,
    Unit.YEAR: _year,
}
