"""Tables handed out: the same cells in Excel and in CSV, and nothing that runs as a formula."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from openpyxl import load_workbook

from rumo.core.errors import Refusal
from rumo.core.workbook import Book, Sheet, csv_parts, tables_response

ASK = RequestFactory().get


def sheet(*rows: tuple[object, ...], title: str = "Люди", heading: str = "") -> Sheet:
    return Sheet(title, ["Имя", "День", "Часов"], rows, [20, 12, 8], heading=heading)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Киле", "Киле"),
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("+7 900 000-00-00", "'+7 900 000-00-00"),
        ("— нет", "— нет"),
        (-5, "-5"),
        (1.5, "1,5"),
        (Decimal("2.50"), "2,50"),
        (date(2024, 3, 1), "01.03.2024"),
        (None, ""),
        ("а;б", '"а;б"'),
    ],
)
def test_a_cell_of_csv(value: object, written: str) -> None:
    assert b"".join(csv_parts(sheet((value, "", "")))).decode("utf-8-sig") == f"Имя;День;Часов\r\n{written};;\r\n"


def test_csv_goes_out_while_the_rows_are_read() -> None:
    response = tables_response(ASK("/", {"format": "csv"}), Book(sheet(("Киле", None, 1))), "Люди")
    assert response.streaming
    assert response["Content-Disposition"].endswith("%D0%9B%D1%8E%D0%B4%D0%B8.csv")
    assert b"".join(response).startswith(b"\xef\xbb\xbf")
    assert len(list(csv_parts(sheet(*[("Киле", None, 1)] * 1001)))) == 4


def test_several_tables_as_csv_come_in_one_archive() -> None:
    book = Book(sheet(("Киле", None, 1)), sheet(title="1/2"))
    response = tables_response(ASK("/", {"format": "csv"}), book, "Люди")
    archive = zipfile.ZipFile(BytesIO(response.content))  # type: ignore[attr-defined]
    assert archive.namelist() == ["1. Люди.csv", "2. 1-2.csv"]


def test_excel_keeps_texts_as_texts_under_a_heading() -> None:
    page = load_workbook(BytesIO(Book(sheet(("=1+1", date(2024, 3, 1), 1), heading="=Состав")).xlsx())).active
    assert page is not None
    assert [page["A1"].data_type, page["A4"].data_type] == ["s", "s"]
    assert (page["B4"].number_format, page.auto_filter.ref) == ("DD.MM.YYYY", "A3:C4")


def test_another_format_is_refused_in_words() -> None:
    with pytest.raises(Refusal, match="Excel"):
        tables_response(ASK("/", {"format": "pdf"}), Book(sheet()), "Люди")


def test_the_buttons_keep_the_filter_of_the_page() -> None:
    context = Context({"request": ASK("/", {"q": "Киле", "page": "3"}), "body": 7})
    shown = Template('{% table_download "/people.xlsx" association=body %}').render(context)
    assert 'href="/people.xlsx?q=%D0%9A%D0%B8%D0%BB%D0%B5&amp;association=7"' in shown
    assert "association=7&amp;format=csv" in shown
