"""Years named in a plan, moved to another year: «до 10 декабря 2024 г.» → «до 10 декабря 2025 г.»."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable

from rumo.russian.deadlines.periods import Period, full_year

_DASH = r"\s?[-–—/]\s?"
_DATE = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<date_year>\d{4}|\d{2})(?![\d.])"
_LEAP_DAY = r"29(?P<february>\s+февраля\s+)(?P<leap_year>\d{4})(?!\d)"
_RANGE = rf"(?P<first>\d{{4}})(?P<dash>{_DASH})(?P<second>\d{{4}}|\d{{2}})(?!\d)"
_YEAR = r"(?P<year>\d{4})(?![\d/])"
# What is before it tells a number of an act or a part of a longer number.
_ALONE = r"(?<![\d.№/-])(?<!№\s)"
_PHRASE = re.compile(rf"{_ALONE}(?:{_DATE}|{_LEAP_DAY}|{_RANGE}|{_YEAR})")
# In a title a date is mostly that of an act, which does not move with the year.
_TITLE = re.compile(rf"{_ALONE}(?:{_RANGE}|{_YEAR})(?=\s*(?:гг?\.|г(?!\w)|год|уч\.|учебн))(?<!\d\d\.\d\d\.\d\d\d\d)")
_ACT = re.compile(r"(?:от\s+(?:\d{1,2}\s+\w+\s+)?|\d{1,2}\s+[а-яё]+\s+)$", re.IGNORECASE)


def shift_phrase(text: str, period: Period, years: int) -> str:
    """A deadline phrase of a plan of `period`, `years` later.

    Only the years of the period and those beside it move: «до 2030 года» is an aim of longer than a year. 29 February
    becomes the 28th in a year that has none.
    """
    return _PHRASE.sub(_mover(period, years), text)


def shift_title(text: str, period: Period, years: int) -> str:
    """What a row is called: «итоги 2023/2024 учебного года» moves, «приказ от 10 января 2024 г.» stays."""
    move = _mover(period, years)
    return _TITLE.sub(lambda match: match[0] if _ACT.search(text[: match.start()]) else move(match), text)


def _mover(period: Period, years: int) -> Callable[[re.Match[str]], str]:
    near = range(period.starts.year - 1, period.ends.year + 2)

    def move(match: re.Match[str]) -> str:
        found = match.groupdict()
        if found["first"]:
            return _moved_range(match, near, years)
        if found.get("date_year"):
            return _moved_date(match, near, years)
        if found.get("leap_year"):
            return _moved_leap_day(match, near, years)
        year = int(match["year"])
        return str(year + years) if year in near else match[0]

    return move


def _moved_range(match: re.Match[str], near: range, years: int) -> str:
    first, second = int(match["first"]), match["second"]
    if first not in near or full_year(second, first) != first + 1:
        return match[0]
    later = str(first + 1 + years)
    return f"{first + years}{match['dash']}{later[-len(second) :]}"


def _moved_date(match: re.Match[str], near: range, years: int) -> str:
    written = match["date_year"]
    year = int(written) if len(written) > 2 else 2000 + int(written)
    if year not in near:
        return match[0]
    day = _kept_day(match["day"], int(match["month"]), year + years)
    return f"{day}.{match['month']}.{str(year + years)[-len(written) :]}"


def _moved_leap_day(match: re.Match[str], near: range, years: int) -> str:
    year = int(match["leap_year"])
    if year not in near:
        return match[0]
    return f"{_kept_day('29', 2, year + years)}{match['february']}{year + years}"


def _kept_day(day: str, month: int, year: int) -> str:
    return "28" if (int(day), month) == (29, 2) and not isleap(year) else day
