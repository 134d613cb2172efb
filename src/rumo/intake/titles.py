"""What a paper is called in lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rumo.intake.enums import PaperKind
from rumo.russian.dates import short_date


def title_of(kind: PaperKind, data: dict[str, Any]) -> str:
    """«Протокол № 4 от 13.12.2023», or the paper's own title, or its kind; nothing for a text of no kind."""
    if kind == PaperKind.MINUTES:
        return _minutes_title(data)
    if kind == PaperKind.OTHER:
        return ""
    return str(data.get("title") or "").strip()[:500] or str(kind.label)


def _minutes_title(data: dict[str, Any]) -> str:
    number = _(" № %(number)s") % {"number": data["number"]} if data.get("number") else ""
    day = _(" от %(day)s") % {"day": short_date(date.fromisoformat(data["date"]))} if data.get("date") else ""
    return (_("Протокол%(number)s%(day)s") % {"number": number, "day": day})[:500]
