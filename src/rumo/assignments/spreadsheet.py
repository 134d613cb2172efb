"""The control board as an Excel table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from rumo.assignments.models import Assignment
from rumo.assignments.rules import term_words

# Widths in characters, as Excel counts them.
WIDTHS = (14, 24, 60, 40, 34, 34, 20, 14)


def write_board(assignments: Iterable[Assignment], day: date) -> bytes:
    """An .xlsx with a frozen head and a filter, a row an assignment, standing on `day`."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Поручения")
    sheet.append(
        [
            _("Срок"), _("Как стоит"), _("Что сделать"), _("Исполнители"), _("Объединение"), _("Основание"),
            _("Состояние"), _("Выдано"),
        ]
    )  # fmt: skip
    for assignment in assignments:
        sheet.append(_row(assignment, day))
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell):
                _dress(cell)
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _row(assignment: Assignment, day: date) -> list[date | str | None]:
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


def _dress(cell: Cell) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if cell.row == 1:
        cell.font = Font(bold=True)
    if cell.data_type == "f":
        # A text that begins with «=» is a text, not a formula to be run on somebody's computer.
        cell.data_type = "s"
    if cell.is_date:
        cell.number_format = "DD.MM.YYYY"
