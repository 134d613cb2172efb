"""One clock for everybody. `RUMO_TODAY` sets the day (the demo stands on one, tests move it); the hour stays real."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_frozen: ContextVar[date | None] = ContextVar("rumo_today", default=None)


def today() -> date:
    """The local date on which the system stands."""
    return _frozen.get() or settings.TODAY or timezone.localdate()


def now() -> datetime:
    """The aware moment: today's date by this clock with the real time of day."""
    real = timezone.localtime()
    day = today()
    return real.replace(year=day.year, month=day.month, day=day.day) if day != real.date() else real


@contextmanager
def standing_at(day: date) -> Iterator[None]:
    """Let everything inside happen on `day`: tests, and the demo's past."""
    token = _frozen.set(day)
    try:
        yield
    finally:
        _frozen.reset(token)
