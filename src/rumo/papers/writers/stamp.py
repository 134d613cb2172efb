"""A stamp on a document: in the top right corner of a Word file, or as a sheet before a file that is not altered."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from zipfile import BadZipFile

import typst
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph

from rumo.papers.stamp import Stamp
from rumo.papers.writers.fonts import font_directory

TEMPLATE = Path(__file__).parent.parent / "templates" / "stamp.typ"
# The block stands on the right, its lines begin from one border (ГОСТ Р 7.0.97-2016, 5.17).
WIDTH = Cm(7.5)
_FONT = "Times New Roman"

_lock = Lock()  # a compiler keeps its input between calls, so it serves one thread at a time


class NotWordError(ValueError):
    """The original is no readable .docx; the message is Russian."""


def stamped_docx(original: bytes, stamp: Stamp) -> bytes:
    """The Word document with the stamp as its first lines; the rest is as it came. Raises NotWordError."""
    try:
        document = Document(BytesIO(original))
    except (BadZipFile, KeyError, PackageNotFoundError, ValueError) as error:
        raise NotWordError("Файл не открывается как документ Word: гриф поставить некуда.") from error
    indent = _indent(document)
    lines = stamp.lines
    first = document.element.body[0]
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph()
        _set(paragraph, line, indent, is_last=number == len(lines) - 1)
        first.addprevious(paragraph._p)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def write_stamp_sheet(stamp: Stamp) -> bytes:
    """A page of PDF/A-2b with the stamp and the title of the document, for an original that is not altered.

    Raises FontsMissingError when Tinos is not installed.
    """
    sheet = json.dumps({"lines": stamp.lines, "title": stamp.document_title}, ensure_ascii=False)
    moment = datetime.combine(stamp.date, time(), tzinfo=UTC)
    compiler = _compiler(font_directory())
    with _lock:
        pdf = compiler.compile(format="pdf", sys_inputs={"sheet": sheet}, pdf_standards=["a-2b"], timestamp=moment)
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave several files for one PDF")
    return pdf


@lru_cache(maxsize=2)
def _compiler(fonts: Path) -> typst.Compiler:
    return typst.Compiler(TEMPLATE, font_paths=[fonts], ignore_system_fonts=True)


def _indent(document: WordDocument) -> Length:
    """How far the block stands from the left margin, so that it ends at the right one."""
    section = document.sections[0]
    page, left, right = (each or 0 for each in (section.page_width, section.left_margin, section.right_margin))
    return Length(max(0, page - left - right - WIDTH))


def _set(paragraph: Paragraph, line: str, indent: Length, *, is_last: bool) -> None:
    """Formatted directly: the styles of somebody else's document are left alone and not relied on."""
    look = paragraph.paragraph_format
    look.alignment = WD_ALIGN_PARAGRAPH.LEFT
    look.left_indent, look.right_indent, look.first_line_indent = indent, Pt(0), Pt(0)
    look.space_before, look.space_after = Pt(0), Pt(18) if is_last else Pt(0)
    look.line_spacing_rule = WD_LINE_SPACING.SINGLE
    look.keep_with_next, look.keep_together = not is_last, True
    run = paragraph.add_run(line)
    run.font.name, run.font.size = _FONT, Pt(12)
    run.bold, run.italic = False, False
