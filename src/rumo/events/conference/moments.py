"""Moments and durations as logs write them: cells of Excel, or text of any habit."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from django.utils import timezone

_MOMENT = re.compile(
    r"^(?:(?P<a>\d{1,4})[./-](?P<b>\d{1,2})[./-](?P<c>\d{2,4})[ T,]*)?"
    r"(?:в\s*)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:[.,]\d+)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?$"
)
_CLOCK = re.compile(r"^(\d{1,3}):(\d{2})(?::(\d{2}))?$")
_PARTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(ч|h|м|m|с|s)")
_SECONDS = {"ч": 3600, "h": 3600, "м": 60, "m": 60, "с": 1, "s": 1}
_ISO = re.compile(r"^PT(?=\d)", re.IGNORECASE)


def read_moment(cell: object, day: date) -> datetime | None:
    """Aware, in the local zone where none is written. A time of day alone is of `day`, the day of the event.

    In «06/07/2024» the day comes first or second, whichever is nearer to `day`.
    """
    zone = timezone.get_current_timezone()
    if isinstance(cell, datetime):
        return cell if cell.tzinfo else cell.replace(tzinfo=zone)
    if isinstance(cell, time):
        return datetime.combine(day, cell, tzinfo=zone)
    return _read_text(" ".join(str(cell).split()), day, zone) if cell is not None else None


def read_seconds(cell: object, *, in_seconds: bool, most: int) -> int | None:
    """A duration in seconds; a bare number is minutes unless `in_seconds`.

    «1:25» is hours and minutes as long as that is no longer than `most` seconds, else minutes and seconds.
    """
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, timedelta):
        return int(cell.total_seconds())
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second
    if isinstance(cell, (int, float)):
        return int(cell if in_seconds else cell * 60) if cell >= 0 else None
    return _read_duration(str(cell), in_seconds, most)


@lru_cache(maxsize=100_000)
def _read_text(text: str, day: date, zone: tzinfo) -> datetime | None:
    found = _MOMENT.match(text)
    if found is None:
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "Pp" else 0)
    try:
        at = time(hour, int(found["minute"]), int(found["second"] or 0))
        on = _day_of(found, day)
    except ValueError:
        return None
    written = found["zone"]
    if written:
        return datetime.fromisoformat(f"{on.isoformat()}T{at.isoformat()}{'+00:00' if written == 'Z' else written}")
    return datetime.combine(on, at, tzinfo=zone)


def _day_of(found: re.Match[str], day: date) -> date:
    """Raises ValueError for a day that does not exist."""
    if found["a"] is None:
        return day
    a, b, c = int(found["a"]), int(found["b"]), int(found["c"])
    if a > 31:
        return date(a, b, c)
    year = c if c > 99 else 2000 + c
    orders = [(month, number) for month, number in ((b, a), (a, b)) if month <= 12]
    if not orders:
        raise ValueError(found.string)
    return min((date(year, *order) for order in orders), key=lambda each: abs(each - day))


@lru_cache(maxsize=10_000)
def _read_duration(text: str, in_seconds: bool, most: int) -> int | None:
    text = _ISO.sub("", " ".join(text.casefold().split()))
    clock = _CLOCK.match(text)
    if clock:
        first, second, third = int(clock[1]), int(clock[2]), clock[3]
        if third is not None:
            return first * 3600 + second * 60 + int(third)
        as_hours = first * 3600 + second * 60
        return as_hours if as_hours <= most else first * 60 + second
    parts = _PARTS.findall(text)
    if parts:
        return int(sum(float(number.replace(",", ".")) * _SECONDS[unit] for number, unit in parts))
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return int(number if in_seconds else number * 60) if number >= 0 else None
