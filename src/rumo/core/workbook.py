"""Tables as an Excel workbook: a bold head that stays in sight, filters, wrapped text, days as days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rumo.core import files

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. `widths` are in characters, as Excel counts them; what stands above and left of `freeze` stays."""

    title: str
    head: Sequence[str]
    rows: Iterable[Sequence[Value]]
    widths: Sequence[int]
    freeze: str = "A2"


def write_book(*sheets: Sheet) -> bytes:
    """An .xlsx, a worksheet a table."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def book_response(content: bytes, name: str) -> HttpResponse:
    """The workbook as a download named «name.xlsx»."""
    return files.bytes_response(content, files.XLSX, f"{name}.xlsx")


def _fill(page: Worksheet, sheet: Sheet) -> None:
    page.append(list(sheet.head))
    for row in sheet.rows:
        page.append(list(row))
    for cells in page.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell):
                _dress(cell)
    for number, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = sheet.freeze
    page.auto_filter.ref = page.dimensions


def _dress(cell: Cell) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if cell.row == 1:
        cell.font = Font(bold=True)
    if cell.data_type == "f":
        # A text that begins with «=» is a text, not a formula to be run on somebody's computer.
        cell.data_type = "s"
    if isinstance(cell.value, (date, datetime)):
        cell.number_format = "DD.MM.YYYY"
