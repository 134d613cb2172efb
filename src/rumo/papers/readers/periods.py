"""Years named in running text: «в 2022-2023 учебном году», «за 2023 год», «в прошлом году», «на 1 июня»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rumo.russian.dates import MONTHS, MONTHS_GENITIVE
from rumo.russian.deadlines.periods import YEARS, Period, full_year

_MONTH = "|".join((*MONTHS_GENITIVE, *MONTHS, *(f"{month[:-1]}е" for month in MONTHS)))
_SCHOOL = r"уч(?:ебн\w+|\.)\s*(?:год\w*|г\.?)"
_SPAN = re.compile(
    r"(?<![\d.№])(?P<first>(?:19|20)\d\d)\s?(?:гг?\.)?\s?[-–—/]\s?(?P<second>(?:19|20)\d\d|\d\d)(?![\d.])"
    rf"(?:\s*(?P<word>{_SCHOOL}|год\w*|гг?\.?(?!\w)))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?<!\w)с\s+(?P<first>(?:19|20)\d\d)\s+по\s+(?P<second>(?:19|20)\d\d)\s+год\w*", re.IGNORECASE)
_YEAR = re.compile(
    rf"(?<![\d.№])(?P<year>(?:19|20)\d\d)\s*(?:год(?:а|у|ом|е)?(?!\w)|г\.|г(?!\w)|{_SCHOOL})", re.IGNORECASE
)
_BARE = re.compile(r"(?<!\w)(?:в|за)\s+(?P<year>20\d\d)(?=\s*(?:[–—:,;.)-]|$))", re.IGNORECASE)
_PAST = re.compile(
    r"(?:прошл\w+|предыдущ\w+|прошедш\w+|минувш\w+)\s+(?:(?:учебн\w+|уч\.|календарн\w+|отч[её]тн\w+)\s*)?"
    r"(?:год\w*|г\.|период\w*)|год(?:ом)?\s+(?:ранее|раньше|назад)|(?<!\w)ранее(?=\s*[–—:-])",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"(?:текущ\w+|нынешн\w+|отч[её]тн\w+|эт(?:ом|от|ого))\s+(?:(?:учебн\w+|уч\.)\s*)?(?:год\w*|г\.|период\w*)"
    r"|(?<=\bв\s)этом(?=\s*[–—-])",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?:(?:на|к|до|с|по)\s+)?[«\"]?\d{{1,2}}[»\"]?\s*(?:[-–—]\s*\d{{1,2}}\s*)?(?:{_MONTH})(?:\s*(?:19|20)\d\d(?:\s*г(?:од\w*|\.)?)?)?(?!\w)"
    r"|(?:(?:на|к|до|с|по|от)\s+)?\d{1,2}\.\d{1,2}\.(?:19|20)\d\d",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?<!\w)(?:в|за|на|к|по\s+состоянию\s+на)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A time named in a text. `period` is None where it is a day, or where the paper's own year is not known; `is_past`
    is one called «прошлый» or «предыдущий»."""

    start: int
    end: int
    text: str
    period: Period | None
    is_past: bool = False


def find_periods(text: str, own: Period | None = None) -> list[NamedPeriod]:
    """All times named in a text, in order, none over another; `own` is the year the paper is about."""
    found: list[NamedPeriod] = []
    for named in (*_spans(text), *_days(text), *_years(text), *_relative(text, own)):
        if not any(named.start < other.end and other.start < named.end for other in found):
            found.append(named)
    return sorted(found, key=lambda named: named.start)


def title_period(text: str) -> Period | None:
    """The year of a title: «на 2023-2024 учебный год», «за 2023 год», «2021–2025 гг.»."""
    found = [named.period for named in (*_spans(text), *_years(text)) if named.period]
    bare = re.search(r"(?<![\d.])(20\d\d)(?![\d.])", text)
    return found[0] if found else Period.calendar_year(int(bare[1])) if bare else None


def _spans(text: str) -> Iterator[NamedPeriod]:
    for found in _SPAN.finditer(text):
        first = int(found["first"])
        second = full_year(found["second"], first)
        word = (found["word"] or "").lower()
        if second <= first or second not in YEARS:
            continue
        is_school = second == first + 1 and not word.startswith(("гг", "годы", "годах", "годов", "годам"))
        yield _named(text, found, Period.academic_year(first) if is_school else Period.calendar_years(first, second))
    for found in _BETWEEN.finditer(text):
        if int(found["first"]) <= int(found["second"]):
            yield _named(text, found, Period.calendar_years(int(found["first"]), int(found["second"])))


def _years(text: str) -> Iterator[NamedPeriod]:
    for pattern in (_YEAR, _BARE):
        for found in pattern.finditer(text):
            yield _named(text, found, Period.calendar_year(int(found["year"])))


def _days(text: str) -> Iterator[NamedPeriod]:
    for found in _DAY.finditer(text):
        yield NamedPeriod(found.start(), found.end(), found[0].strip(), None)


def _relative(text: str, own: Period | None) -> Iterator[NamedPeriod]:
    for found in _PAST.finditer(text):
        yield _named(text, found, _earlier(own), is_past=True)
    for found in _NOW.finditer(text):
        yield _named(text, found, own)


def _earlier(own: Period | None) -> Period | None:
    if own is None or own.starts.year - 1 not in YEARS or own.starts == date(YEARS.start, 1, 1):
        return None
    return own.shifted(-1)


def _named(text: str, found: re.Match[str], period: Period | None, *, is_past: bool = False) -> NamedPeriod:
    before = _PREPOSITION.search(text[: found.start()])
    start = before.start() if before else found.start()
    return NamedPeriod(start, found.end(), text[start : found.end()].strip(), period, is_past)
