"""Tables handed out: as an Excel workbook (a bold head that stays in sight, filters, days as days) or as CSV."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rumo.core import files
from rumo.core.errors import Refusal

Value = str | int | float | Decimal | date | None

# What a spreadsheet program takes for the beginning of a formula (OWASP, «CSV Injection»).
_FORMULA = ("=", "+", "-", "@")
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. `widths` are in characters, as Excel counts them; what stands above and left of `freeze` stays.

    A `heading` stands above the table in Excel; CSV has the name of its file for it.
    """

    title: str
    head: Sequence[str]
    rows: Iterable[Sequence[Value]]
    widths: Sequence[int]
    freeze: str = "A2"
    heading: str = ""


class Book:
    """Tables that are handed out together."""

    def __init__(self, *sheets: Sheet) -> None:
        self.sheets = sheets

    def xlsx(self) -> bytes:
        """An Excel workbook, a worksheet a table."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for sheet in self.sheets:
            _fill(book.create_sheet(sheet.title), sheet)
        output = BytesIO()
        book.save(output)
        return output.getvalue()

    def zipped_csv(self) -> bytes:
        """An archive with a .csv a table, in their order."""
        output = BytesIO()
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, sheet in enumerate(self.sheets, start=1):
                archive.writestr(f"{number}. {sheet.title}.csv".replace("/", "-"), b"".join(csv_parts(sheet)))
        return output.getvalue()


def tables_response(request: HttpRequest, book: Book, name: str) -> HttpResponseBase:
    """The download that `?format=` asks for: `xlsx` (also when it asks for nothing) or `csv`.

    Several tables as CSV come in one archive; a single one goes out while its rows are read. Raises Refusal.
    """
    wanted = request.GET.get("format") or "xlsx"
    if wanted == "xlsx":
        return book_response(book.xlsx(), name)
    if wanted != "csv":
        raise Refusal(_("Таблицу можно скачать как Excel (xlsx) или CSV (csv): «%(format)s» нет.") % {"format": wanted})
    if len(book.sheets) > 1:
        return files.bytes_response(book.zipped_csv(), files.ZIP, f"{name}.zip")
    response = StreamingHttpResponse(csv_parts(book.sheets[0]), content_type=f"{files.CSV.content_type}; charset=utf-8")
    response["Content-Disposition"] = files.disposition(f"{name}.csv")
    return response


def book_response(content: bytes, name: str) -> HttpResponse:
    """A workbook as a download named «name.xlsx»: a sample or a form that comes back filled in."""
    return files.bytes_response(content, files.XLSX, f"{name}.xlsx")


def csv_parts(sheet: Sheet) -> Iterator[bytes]:
    """The table as Excel in Russia opens it by a double click: UTF-8 with its mark, columns apart by «;»."""
    yield b"\xef\xbb\xbf" + _lines([sheet.head])
    rows = iter(sheet.rows)
    while part := list(islice(rows, _ROWS_AT_ONCE)):
        yield _lines(part)


def _lines(rows: Iterable[Sequence[Value]]) -> bytes:
    written = StringIO()
    csv.writer(written, delimiter=";").writerows([_plain(value) for value in row] for row in rows)
    return written.getvalue().encode()


def _plain(value: Value) -> str | int | None:
    """A cell in text: «13.12.2023», «1,5»; words that would run as a formula get an apostrophe before them."""
    if isinstance(value, str):
        return f"'{value}" if value.lstrip().startswith(_FORMULA) else value
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value).replace(".", ",") if isinstance(value, (float, Decimal)) else value


def _fill(page: Worksheet, sheet: Sheet) -> None:
    if sheet.heading:
        page.append([sheet.heading])
        page["A1"].font, page["A1"].data_type = Font(bold=True, size=13), "s"
        page.append([])
    page.append(list(sheet.head))
    top = page.max_row
    for row in sheet.rows:
        page.append(list(row))
    for cells in page.iter_rows(min_row=top):
        for cell in cells:
            if isinstance(cell, Cell):
                _dress(cell, is_head=cell.row == top)
    for number, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = sheet.freeze
    page.auto_filter.ref = f"A{top}:{get_column_letter(len(sheet.head))}{page.max_row}"


def _dress(cell: Cell, *, is_head: bool) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_head:
        cell.font = Font(bold=True)
    if cell.data_type == "f":
        # A text that begins with «=» is a text, not a formula to be run on somebody's computer.
        cell.data_type = "s"
    if isinstance(cell.value, (date, datetime)):
        cell.number_format = "DD.MM.YYYY"
