"""The year of a paper as a person types it: «2024», «2023/2024»."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rumo.russian.deadlines.periods import Period


class PeriodField(forms.CharField):
    """Gives the text; `period_of` reads it, for a year of several regions or years keeps what was read."""

    def __init__(self, **kwargs: Any) -> None:
        defaults = {"max_length": 40, "required": False, "help_text": _("Например, 2024 или 2023/2024.")}
        super().__init__(**{**defaults, **kwargs})

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "").strip() != str(data or "").strip()


def period_text(period: Period | None) -> str:
    return period.name if period else ""


def period_of(text: str, before: Period | None) -> Period | None:
    """What is typed; untouched, what was read («2021–2025», a year that begins in August). Raises ValidationError."""
    typed = text.strip()
    if not typed:
        return None
    if before is not None and typed == period_text(before):
        return before
    try:
        return Period.parse(typed, before.start_month) if before and before.is_academic else Period.parse(typed)
    except ValueError as error:
        raise ValidationError(_("%(error)s"), code="invalid", params={"error": error}) from error
