"""The register of instructions as an Excel table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from rumo.assignments.rules import term_words
from rumo.planning.models import Instruction

# Widths in characters, as Excel counts them.
WIDTHS = (14, 16, 14, 40, 60, 14, 24, 24, 40, 20, 34)


def write_register(instructions: Iterable[Instruction], day: date) -> bytes:
    """An .xlsx with a frozen head and a filter, a row an instruction, standing on `day`."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Внешние поручения")
    sheet.append(
        [
            _("Поступило"), _("Номер"), _("Дата"), _("Кто поручил"), _("Что поручено"), _("Срок"),
            _("Срок, как в письме"), _("Как стоит"), _("Исполнители"), _("Состояние"), _("Объединение"),
        ]
    )  # fmt: skip
    for instruction in instructions:
        sheet.append(_row(instruction, day))
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


def _row(instruction: Instruction, day: date) -> list[date | str | None]:
    assignment = instruction.assignment
    return [
        instruction.received_on,
        instruction.number,
        instruction.date,
        instruction.authority.full_name,
        assignment.text,
        assignment.due_on,
        assignment.due_text,
        term_words(assignment, day),
        "; ".join(str(each) for each in assignment.executors.all()),
        str(assignment.get_state_display()),
        str(instruction.association),
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
