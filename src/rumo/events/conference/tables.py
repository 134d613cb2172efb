"""The table of a log as rows of cells, read as it streams: XLSX, or text in any encoding such services write."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from rumo.core.errors import Refusal

Row = tuple[object, ...]

MOST_ROWS = 60_000
_MOST_COLUMNS = 40
_DELIMITERS = ";,\t"
_SNIFFED_LINES = 30


def read_rows(content: bytes) -> Iterator[Row]:
    """Rows of the first sheet, empty ones too, so that numbers are those of the file. Raises Refusal on the way.

    A cell is text, a number, a moment, a time of day or None.
    """
    rows = _book_rows(content) if content.startswith(b"PK") else _text_rows(content)
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise Refusal(_("В журнале больше %(most)s строк. Разделите его на части.") % {"most": MOST_ROWS})
        yield row


def row_count(content: bytes) -> int:
    """About how many rows there are, for the progress bar; 0 when the file does not tell."""
    if not content.startswith(b"PK"):
        return decode_text(content).count("\n")
    try:
        return load_workbook(BytesIO(content), read_only=True).worksheets[0].max_row or 0
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError):
        return 0


def decode_text(content: bytes) -> str:
    """UTF-16 (Teams), UTF-8 (most) or CP1251 (saved again in Excel)."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    if content[1:2] == b"\0":
        return content.decode("utf-16-le", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", "replace")


def _book_rows(content: bytes) -> Iterator[Row]:
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # Some services write a wrong size of the sheet, and rows past it would be lost.
        sheet.reset_dimensions()
        yield from sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise Refusal(_("Таблица не открывается. Сохраните её в Excel как .xlsx и попробуйте ещё раз.")) from error


def _text_rows(content: bytes) -> Iterator[Row]:
    text = decode_text(content)
    seen = Counter(letter for line in text.splitlines()[:_SNIFFED_LINES] for letter in line if letter in _DELIMITERS)
    delimiter = seen.most_common(1)[0][0] if seen else ";"
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(row[:_MOST_COLUMNS])
    except csv.Error as error:
        raise Refusal(_("Таблица не читается. Откройте её в Excel и сохраните как .xlsx.")) from error
