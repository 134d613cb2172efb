"""When an event takes place, in words of a page or a letter."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from rumo.events.models import Event
from rumo.russian.dates import date_range, long_date, weekday
from rumo.russian.typography import EN_DASH, NBSP


def when_words(event: Event) -> str:
    """«20 июня 2024 г., в четверг, 14:00–16:00»; several days: «20–22 июня 2024 г., начало в 14:00»."""
    begins, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    first, last = days_of(event)
    if first != last:
        return f"{date_range(first, last)}, начало в{NBSP}{begins:%H:%M}"
    return f"{long_date(first)}, {weekday(first)}, {begins:%H:%M}{EN_DASH}{ends:%H:%M}"


def days_of(event: Event) -> tuple[date, date]:
    """The first and the last day, both inclusive; what ends at midnight ends on the day before."""
    last = timezone.localdate(event.ends_at - timedelta(microseconds=1))
    return event.day, max(event.day, last)


def hours_words(begins: datetime | None, ends: datetime | None) -> str:
    """«14:00–15:30», «с 14:00», or an empty string where the hours are those of the whole event."""
    if begins is None:
        return ""
    start = f"{timezone.localtime(begins):%H:%M}"
    return f"{start}{EN_DASH}{timezone.localtime(ends):%H:%M}" if ends else f"с{NBSP}{start}"
