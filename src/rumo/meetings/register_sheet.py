"""The register of meetings as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value

# Widths in characters, as Excel counts them.
_WIDTHS = (34, 12, 12, 15, 18, 40, 30, 24, 24, 10, 24)


def build_register(meetings: Iterable[Any]) -> Book:
    """A row a meeting (with its `item_count`)."""
    head = (
        _("Объединение"), _("№ протокола"), _("Дата"), _("Последний день"), _("Форма"), _("Тема"), _("Место"),
        _("Председательствующий"), _("Секретарь"), _("Вопросов"), _("Состояние"),
    )  # fmt: skip
    return Book(Sheet(_("Заседания"), head, (_row(meeting) for meeting in meetings), _WIDTHS))


def _row(meeting: Any) -> list[Value]:
    return [
        str(meeting.association),
        meeting.number,
        meeting.date,
        meeting.date_to,
        str(meeting.get_form_display()),
        meeting.title,
        meeting.place,
        meeting.chair.short_name if meeting.chair else "",
        meeting.secretary.short_name if meeting.secretary else "",
        meeting.item_count,
        str(meeting.get_state_display()),
    ]
