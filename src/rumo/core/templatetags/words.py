"""Russian in templates: dates and counted nouns, by the same rules as on paper."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from rumo.russian import dates, numbers, typography

register = template.Library()


def as_day(value: date | datetime | None) -> date | None:
    """The calendar day here; a moment is taken in the time zone of the installation."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value if isinstance(value, date) else None


@register.filter
def long_date(value: date | datetime | None) -> str:
    """«13 декабря 2023 г.»; an empty string for no date."""
    day = as_day(value)
    return dates.long_date(day) if day else ""


@register.filter
def short_date(value: date | datetime | None) -> str:
    """«13.12.2023»; an empty string for no date."""
    day = as_day(value)
    return dates.short_date(day) if day else ""


@register.filter
def agree(number: int, noun: str) -> str:
    """«22 объединения»: `{{ n|agree:"объединение" }}`; the noun stands in the nominative singular."""
    return numbers.agree(number, noun)


@register.filter
def nested_quotes(text: Any) -> str:
    """A sentence that puts names into quotation marks: those inside become „лапки“."""
    return typography.nested_quotes(str(text or ""))


@register.filter
def tidy(text: Any) -> str:
    """Quotes, dashes and no-break spaces as Russian printing wants them."""
    return typography.tidy(str(text or ""))
