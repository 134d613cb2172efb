"""Events by the days they begin on, asked for by moments: of a day taken out of a moment no index knows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils.timezone import make_aware


def begun(first: date | None, last: date | None, event: str = "") -> Q:
    """Begun from `first` to `last`, both inclusive, by the clock of the region; None is an open end.

    `event` is the path to the event for rows that have one («event__»).
    """
    found = Q()
    if first is not None:
        found &= Q(**{f"{event}starts_at__gte": _midnight(first)})
    if last is not None:
        found &= Q(**{f"{event}starts_at__lt": _midnight(last + timedelta(days=1))})
    return found


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
