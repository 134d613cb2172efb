"""The control board as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from rumo.assignments.models import Assignment
from rumo.assignments.rules import term_words
from rumo.core.workbook import Book, Sheet, Value

# Widths in characters, as Excel counts them.
WIDTHS = (14, 24, 60, 40, 34, 34, 20, 14)


def build_board(assignments: Iterable[Assignment], day: date) -> Book:
    """A row an assignment, standing on `day`."""
    head = (
        _("Срок"), _("Как стоит"), _("Что сделать"), _("Исполнители"), _("Объединение"), _("Основание"),
        _("Состояние"), _("Выдано"),
    )  # fmt: skip
    return Book(Sheet(_("Поручения"), head, (_row(assignment, day) for assignment in assignments), WIDTHS))


def _row(assignment: Assignment, day: date) -> list[Value]:
    return [
        assignment.due_on or assignment.due_text,
        term_words(assignment, day),
        assignment.text,
        "; ".join(str(each) for each in assignment.executors.all()),
        str(assignment.association),
        assignment.ground,
        assignment.get_state_display(),
        assignment.issued_on,
    ]
