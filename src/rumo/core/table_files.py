"""Tables people bring as Excel files, read as plain text."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from rumo.core.errors import Refusal

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z0-9:]+)"')


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
