"""Tables people bring as Excel files: read as plain text, their mistakes, and carried through the page of the check."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from rumo.core.errors import Refusal

# A form of more than DATA_UPLOAD_MAX_MEMORY_SIZE is not taken; the rest of it needs some room, too.
MOST_CARRIED = 4 * 1024 * 1024
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z0-9:]+)"')


@dataclass(frozen=True, slots=True)
class CellError:
    """`row` as Excel numbers it, `column` its heading, `letter` what Excel calls the column, where it is told."""

    row: int
    column: str
    problem: str
    letter: str = ""

    @property
    def place(self) -> str:
        """«B7», or the row alone."""
        return f"{self.letter}{self.row}"


class WrongCell(Exception):
    """Stops the reading of a row; `column` is its heading, or what the reader of the table calls it."""

    def __init__(self, column: str, problem: str) -> None:
        super().__init__(problem)
        self.column = column
        self.problem = problem


def read_table(
    content: bytes, *, most_rows: int = 2000, most_columns: int = 40, fills_merged: bool = False
) -> list[list[str]]:
    """The first sheet, a list a row, every cell in one line; dates as «13.12.2023». Raises Refusal.

    Of merged cells only the first has the text, unless `fills_merged` gives it to all of them.
    """
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=most_rows + 1, max_col=most_columns, values_only=True)
        found = [[_text(value) for value in row] for row in rows]
        if fills_merged:
            # A sheet read by rows knows its part of the file; the stubs do not.
            _fill_merged(found, content, book.worksheets[0]._worksheet_path)  # type: ignore[attr-defined]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
        raise Refusal(_("Таблица не открывается. Сохраните её в Excel как .xlsx и попробуйте ещё раз.")) from error
    if len(found) > most_rows:
        raise Refusal(_("В таблице больше %(most)s строк. Разделите её на части.") % {"most": most_rows})
    return found


def carry_cells(cells: Sequence[Sequence[str]]) -> str:
    """A table for a hidden field of a multipart form on the page of the check. Raises Refusal for a large one."""
    text = json.dumps(cells, ensure_ascii=False)
    if len(text.encode()) > MOST_CARRIED:
        raise Refusal(_("Таблица слишком большая. Разделите её на части."))
    return text


def carried_cells(text: str) -> list[list[str]]:
    """The table as it came back from the page. Raises Refusal when it did not come whole."""
    try:
        cells = json.loads(text)
    except ValueError:
        cells = None
    if not isinstance(cells, list) or not cells or not all(isinstance(row, list) for row in cells):
        raise Refusal(_("Таблица не дошла целиком. Загрузите её ещё раз."))
    return [[str(value) for value in row] for row in cells]


def _fill_merged(rows: list[list[str]], content: bytes, part: str) -> None:
    """Every cell of a merged range gets the text of its first one. openpyxl, reading by rows, does not tell them."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        ranges = _MERGED.findall(archive.read(part))
    for each in ranges:
        left, top, right, bottom = (number or 1 for number in range_boundaries(each.decode()))
        text = rows[top - 1][left - 1] if top <= len(rows) and left <= len(rows[top - 1]) else ""
        for row in rows[top - 1 : bottom]:
            row[left - 1 : right] = [text] * len(row[left - 1 : right])


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
