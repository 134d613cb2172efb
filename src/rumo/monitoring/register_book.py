"""The register of indicators as a table: a row an indicator, parts under their whole."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.monitoring.register import Level

WIDTHS = (16, 12, 70, 14, 30, 34, 40)


def build_register(levels: Iterable[Level]) -> Book:
    """What each indicator says in the year that was asked; one that says nothing then has only its code."""
    head = [_("Уровень"), _("Обозначение"), _("Показатель"), _("Единица"), _("Цель"), _("База"), _("Основание")]
    rows: list[list[Value]] = []
    for level in levels:
        for line in level.lines:
            version = line.version
            said = [version.wording, version.unit] if version else ["", ""]
            ground = version.ground if version else ""
            rows.append([level.title, "    " * line.depth + line.indicator.code, *said, line.target, line.base, ground])
    return Book(Sheet(_("Показатели"), head, rows, WIDTHS))
