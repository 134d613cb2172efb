"""Plain Excel tables: a head and rows out, cells as text in."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from rumo.core.errors import Refusal

Value = str | int | float | date | None


def write_table(title: str, head: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]) -> bytes:
    """An .xlsx with a frozen head and a filter; `widths` are in characters, as Excel counts them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title[:31]
    sheet.append(list(head))
    for row in rows:
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell):
                _dress(cell)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def read_table(content: bytes, *, most_rows: int = 2000, most_columns: int = 40) -> list[list[str]]:
    """The first sheet as text, a list a row; dates as «13.12.2023». Raises Refusal for what cannot be read."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=most_rows + 1, max_col=most_columns, values_only=True)
        found = [[_text(value) for value in row] for row in rows]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
        raise Refusal(_("Таблица не открывается. Сохраните её в Excel как .xlsx и попробуйте ещё раз.")) from error
    if len(found) > most_rows:
        raise Refusal(_("В таблице больше %(most)s строк. Разделите её на части.") % {"most": most_rows})
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _dress(cell: Cell) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if cell.row == 1:
        cell.font = Font(bold=True)
    if cell.data_type == "f":
        # A text that begins with «=» is a text, not a formula to be run on somebody's computer.
        cell.data_type = "s"
    if cell.is_date:
        cell.number_format = "DD.MM.YYYY"
