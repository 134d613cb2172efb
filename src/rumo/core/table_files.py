"""Tables people bring as Excel files, read as plain text."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from rumo.core.errors import Refusal


def read_table(content: bytes, *, most_rows: int = 2000, most_columns: int = 40) -> list[list[str]]:
    """The first sheet, a list a row, every cell in one line; dates as «13.12.2023». Raises Refusal."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=most_rows + 1, max_col=most_columns, values_only=True)
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
