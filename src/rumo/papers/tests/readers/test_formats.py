"""One paper in every format comes out as the same blocks, whatever the file is called."""

from __future__ import annotations

import pytest

from rumo.papers.readers.opening import open_document
from rumo.papers.samples import SAMPLE
from rumo.papers.tests.readers import made
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.pdf import write_pdf

MADE = {
    "docx": made.small_docx(),
    "odt": made.small_odt(),
    "rtf": made.small_rtf(),
    "pdf": made.small_pdf(),
    "txt": made.small_txt().encode(),
    "md": made.small_md().encode(),
}


@pytest.mark.parametrize("format_", MADE)
def test_every_format_gives_the_same_blocks(format_):
    document = open_document(MADE[format_], f"протокол.{format_}")
    assert made.said(document) == made.EXPECTED
    assert document.format == format_
    assert document.name == f"протокол.{format_}"


@pytest.mark.parametrize("format_", MADE)
@pytest.mark.parametrize("name", ["протокол.doc", "протокол.pdf", "протокол", "протокол.docx.txt"])
def test_the_name_does_not_decide(format_, name):
    assert open_document(MADE[format_], name).format == format_


@pytest.mark.parametrize("format_", ["docx", "odt", "rtf", "pdf", "md"])
def test_bold_is_kept(format_):
    title, *rest = open_document(MADE[format_], "x").lines()
    assert title.is_bold
    assert not any(line.is_bold for line in rest)


@pytest.mark.parametrize("format_", ["docx", "odt", "rtf", "pdf"])
def test_alignment_is_kept(format_):
    assert next(open_document(MADE[format_], "x").lines()).alignment == "center"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
def test_text_of_any_russian_encoding(encoding):
    text = made.small_txt().encode(encoding, "ignore").decode(encoding)  # koi8-r has no №
    expected = made.said(open_document(text.encode(), "протокол.txt"))
    assert made.said(open_document(text.encode(encoding), "протокол.txt")) == expected


def test_indexes_follow_the_blocks():
    document = open_document(MADE["docx"], "x")
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    (grid,) = document.grids()
    assert {line.index for row in grid.rows for cell in row for line in cell.lines} == {grid.index}


def test_our_own_docx_and_pdf_read_alike():
    """Signatures stand in three columns in Word and in two visible ones on paper: empty cells do not count."""

    def texts(data: bytes) -> list[object]:
        blocks = made.said(open_document(data, "x"))
        return [
            tuple(tuple(cell for cell in row if cell) for row in block) if isinstance(block, tuple) else block
            for block in blocks
        ]

    word, print_ = texts(write_docx(SAMPLE)), texts(write_pdf(SAMPLE))
    assert word == print_
    assert sum(isinstance(block, tuple) for block in word) == 4
