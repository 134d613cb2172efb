"""The list of reports as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet


def build_list(reports: Iterable[Any]) -> Book:
    """With how many sections each has (`section_count`) and how many of them are ready (`ready_count`)."""
    head = (
        _("Отчёт"), _("Объединение"), _("Год"), _("Разделов"), _("Готово разделов"), _("Срок"), _("Состояние"),
        _("Опубликован"),
    )  # fmt: skip
    rows = (
        [
            each.title,
            str(each.association),
            each.period.name,
            each.section_count,
            each.ready_count,
            each.due_on,
            str(each.get_state_display()),
            _("да") if each.is_published else _("нет"),
        ]
        for each in reports
    )
    return Book(Sheet(_("Отчёты"), head, rows, (60, 50, 22, 10, 16, 12, 16, 14)))
