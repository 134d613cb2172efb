"""The words of a stamp and where they stand."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdf
import pytest
from docx import Document
from docx.shared import Cm, Mm

from rumo.papers.stamp import Stamp
from rumo.papers.writers.stamp import NotWordError, stamped_docx, write_stamp_sheet

STAMP = Stamp(
    "УТВЕРЖДЕНО",
    "на заседании РУМО Дальнего края (протокол от 13.12.2023 № 4)",
    "План заседаний на 2024 год",
    date(2023, 12, 13),
)


@pytest.mark.parametrize(
    ("ground", "lines"),
    [
        ("на заседании РУМО (протокол от 13.12.2023 № 4)", ("на заседании РУМО", "(протокол от 13.12.2023 №\u00a04)")),
        ("приказом Минобра от 14.03.2023 № 19", ("приказом Минобра от 14.03.2023 №\u00a019",)),
        ("на заседании (очном) секции", ("на заседании (очном) секции",)),
    ],
)
def test_lines(ground: str, lines: tuple[str, ...]) -> None:
    assert Stamp("ПРИНЯТО", ground, "", date(2023, 12, 13)).lines == ("ПРИНЯТО", *lines)


def test_the_block_stands_in_the_top_right_corner() -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(210), Mm(20), Mm(10)
    document.add_table(1, 1).cell(0, 0).text = "Срок"
    output = BytesIO()
    document.save(output)
    stamped = Document(BytesIO(stamped_docx(output.getvalue(), STAMP)))
    first, *_, last = stamped.paragraphs[: len(STAMP.lines)]
    assert [each.text for each in stamped.paragraphs[: len(STAMP.lines)]] == list(STAMP.lines)
    assert first.paragraph_format.left_indent is not None
    # 21 − 2 − 1 = 18 cm of text, of which the block takes the right 7.5; Word keeps twentieths of a point.
    assert abs(first.paragraph_format.left_indent - Cm(10.5)) < Mm(0.1)
    assert (first.paragraph_format.keep_with_next, last.paragraph_format.keep_with_next) == (True, False)
    assert stamped.tables[0].cell(0, 0).text == "Срок"


def test_a_file_that_is_not_word_is_refused() -> None:
    with pytest.raises(NotWordError, match="не открывается как документ Word"):
        stamped_docx(b"%PDF-1.7", STAMP)


def test_the_sheet_has_the_stamp_and_the_title() -> None:
    page = pypdf.PdfReader(BytesIO(write_stamp_sheet(STAMP))).pages[0]
    text = " ".join(page.extract_text().replace("\u00a0", " ").split())
    assert text == (
        "УТВЕРЖДЕНО на заседании РУМО Дальнего края (протокол от 13.12.2023 № 4) План заседаний на 2024 год"
    )
