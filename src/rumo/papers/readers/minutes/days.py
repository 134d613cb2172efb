"""Dates in running text: «13 декабря 2023 года», «04.09.2023 г.», ««28» февраля 2024 г.», and ranges of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rumo.russian.dates import MONTHS_GENITIVE, parse_date

_MONTH = "|".join(MONTHS_GENITIVE)
_YEAR = r"\d{4}(?:\s*(?:года|год|г\.?))?(?!\w)"
_DAY = r"[«\"“]?\d{1,2}[»\"”]?"
_WORDS = rf"{_DAY}\s*(?:{_MONTH})\s*{_YEAR}"
_DIGITS = rf"\d{{1,2}}\.\d{{1,2}}\.{_YEAR}"
_ISO = r"\d{4}-\d{2}-\d{2}"
_DASH = r"\s*[-–—]\s*"

_RANGE = re.compile(
    rf"(?P<far>(?P<first>{_WORDS}|{_DIGITS}){_DASH}(?P<last>{_WORDS}|{_DIGITS}))"
    rf"|(?P<months>(?:с\s+)?(?P<day>{_DAY}\s*(?:{_MONTH})|\d{{1,2}}\.\d{{1,2}})(?:{_DASH}|\s+по\s+)(?P<end>{_WORDS}|{_DIGITS}))"
    rf"|(?P<days>(?P<from>\d{{1,2}})(?:{_DASH}|\s+и\s+)(?P<to>{_WORDS}|{_DIGITS}))",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?<!\d)(?:{_WORDS}|{_DIGITS}|{_ISO})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or the first and the last of several, and the letters it takes."""

    first: date
    last: date | None
    start: int
    end: int


def find_days(text: str) -> Days | None:
    """The first date of a text; a day that does not exist is none."""
    found = _RANGE.search(text)
    one = _ONE.search(text)
    if found and (one is None or found.start() <= one.start()):
        days = _range(found)
        if days is not None:
            return days
    day = _parsed(one[0]) if one else None
    return Days(day, None, one.start(), one.end()) if one and day else None


def _range(found: re.Match[str]) -> Days | None:
    if found["far"]:
        first, last = _parsed(found["first"]), _parsed(found["last"])
    elif found["months"]:
        last = _parsed(found["end"])
        first = _parsed(f"{found['day']}{'.' if found['day'][-1].isdigit() else ' '}{last.year}") if last else None
    else:
        last = _parsed(found["to"])
        first = last and _replaced(last, int(found["from"]))
    if first is None or last is None:
        return None
    return Days(first, last, found.start(), found.end())


def _replaced(day: date, number: int) -> date | None:
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def _parsed(text: str) -> date | None:
    line = re.sub(r"[«»\"“”]", "", text).lower()
    line = re.sub(r"(?<=\d)(?=[а-яё])", " ", line)
    line = re.sub(r"(\d{4})\D*$", r"\1", line)
    try:
        return parse_date(line)
    except ValueError:
        return None
