"""The year a plan is written for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rumo.russian.typography import plain

YEARS = range(1900, 2200)
SCHOOL_START_MONTH = 9
WRITTEN = re.compile(
    r"(?:(?:на|в|за) )?(?P<first>\d{4})(?: ?[-–—/] ?(?P<second>\d{4}|\d{2}))?"
    r"(?: ?(?:гг?\.?|год[ау]?|уч(?:\.|ебн(?:ый|ого|ом)) ?(?:г\.?|год[ау]?)))?"
)


class PeriodKind(StrEnum):
    CALENDAR_YEAR = "calendar_year"
    ACADEMIC_YEAR = "academic_year"


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar or an academic year, both days inclusive."""

    kind: PeriodKind
    starts: date
    ends: date

    def __post_init__(self) -> None:
        if self.ends < self.starts:
            raise ValueError("Период заканчивается раньше, чем начинается")

    def __str__(self) -> str:
        if self.is_academic:
            return f"{self.name} учебный год"
        return f"{self.name} {'год' if self.starts.year == self.ends.year else 'годы'}"

    @property
    def name(self) -> str:
        """«2024», «2023/2024»."""
        if self.starts.year == self.ends.year:
            return str(self.starts.year)
        return f"{self.starts.year}{'/' if self.is_academic else '–'}{self.ends.year}"

    @property
    def key(self) -> str:
        """«2023-2024», «2023»: as addresses and the command line write it."""
        return self.name.replace("/", "-")

    @property
    def is_academic(self) -> bool:
        return self.kind is PeriodKind.ACADEMIC_YEAR

    @property
    def start_month(self) -> int:
        """The month in which an academic year begins here."""
        return self.starts.month if self.is_academic else SCHOOL_START_MONTH

    @property
    def school_start(self) -> date:
        """The first day of the academic year that begins in this period."""
        return date(self.starts.year, self.start_month, 1)

    @property
    def school_end(self) -> date:
        """The last day of the academic year that ends in this period."""
        return self.ends if self.is_academic else self.school_start - timedelta(days=1)

    def holds(self, first: date, last: date) -> bool:
        """Whether both days lie inside."""
        return self.starts <= first and last <= self.ends

    def shifted(self, years: int) -> Period:
        """The same kind of year, later or earlier."""
        first = self.starts.year + years
        return self.academic_year(first, self.start_month) if self.is_academic else self.calendar_year(first)

    @classmethod
    def calendar_year(cls, year: int) -> Period:
        """ValueError in Russian for a year out of `YEARS`, as in all constructors."""
        return cls.calendar_years(year, year)

    @classmethod
    def calendar_years(cls, first: int, last: int) -> Period:
        """From January of the first to December of the last: «2021–2025 гг.»."""
        return cls(PeriodKind.CALENDAR_YEAR, date(known_year(first), 1, 1), date(known_year(last), 12, 31))

    @classmethod
    def academic_year(cls, year: int, start_month: int = SCHOOL_START_MONTH) -> Period:
        """Twelve months from the first day of `start_month`; it varies from region to region."""
        starts = date(known_year(year), start_month, 1)
        return cls(PeriodKind.ACADEMIC_YEAR, starts, starts.replace(year=year + 1) - timedelta(days=1))

    @classmethod
    def parse(cls, text: str, start_month: int = SCHOOL_START_MONTH) -> Period:
        """«2024», «2023/2024», «2023-24», «2022 – 2023», «2023/24 учебный год».

        ValueError in Russian for anything else and for years that do not follow each other.
        """
        match = WRITTEN.fullmatch(plain(text).lower())
        if match is None:
            raise ValueError(f"«{plain(text)}» не похоже на год плана. Напишите так: 2024 или 2023/2024")
        first = int(match["first"])
        if match["second"] is None:
            return cls.academic_year(first, start_month) if "уч" in match[0] else cls.calendar_year(first)
        if full_year(match["second"], first) != first + 1:
            raise ValueError(f"«{plain(text)}»: учебный год состоит из двух лет подряд, например 2023/2024")
        return cls.academic_year(first, start_month)


def full_year(digits: str, after: int) -> int:
    """2024 of «24» after 2023, 2000 of «00» after 1999, 2024 of «2024»."""
    if len(digits) > 2:
        return int(digits)
    year = after // 100 * 100 + int(digits)
    return year if year > after else year + 100


def known_year(year: int) -> int:
    """The year itself; ValueError in Russian when no plan is of such a year."""
    if year not in YEARS:
        raise ValueError(f"Год {year}? Планы бывают с {YEARS.start} по {YEARS.stop - 1} год")
    return year


def recent_years(day: date, count: int) -> list[Period]:
    """The last `count` academic years, then as many calendar years, each newest first, those of `day` among them."""
    academic = day.year if day.month >= SCHOOL_START_MONTH else day.year - 1
    return [
        *(Period.academic_year(academic - back) for back in range(count)),
        *(Period.calendar_year(day.year - back) for back in range(count)),
    ]
