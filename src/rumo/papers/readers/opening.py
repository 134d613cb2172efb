"""Any file becomes one block model, or a message that says what is wrong with it and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rumo.papers.readers.document import Grid, Line, SourceDocument, UnreadableFile
from rumo.papers.readers.formats.doc import read_doc
from rumo.papers.readers.formats.docx import read_docx
from rumo.papers.readers.formats.limits import MAX_FILE
from rumo.papers.readers.formats.odt import read_odt
from rumo.papers.readers.formats.package import BROKEN
from rumo.papers.readers.formats.pdf import read_pdf
from rumo.papers.readers.formats.recognition import recognised
from rumo.papers.readers.formats.rtf import read_rtf
from rumo.papers.readers.formats.text import read_text

FOREIGN = "В документе почти нет русских букв: возможно, он на другом языке."

_RUSSIAN = re.compile("[А-Яа-яЁё]+")
_WORDS = re.compile(r"[^\W_]+")
_READERS: dict[str, Callable[[bytes, str], SourceDocument]] = {
    "docx": read_docx,
    "doc": read_doc,
    "odt": read_odt,
    "pdf": read_pdf,
    "rtf": read_rtf,
    "txt": read_text,
}


def open_document(data: bytes, name: str) -> SourceDocument:
    """The file's blocks. Its kind is told by its content, whatever its name says.

    Raises UnreadableFile, and nothing else, with a Russian message.
    """
    try:
        if len(data) > MAX_FILE:
            raise UnreadableFile(
                f"Файл больше {MAX_FILE // 1024 // 1024} МБ. Уберите из него рисунки или разделите его."
            )
        document = _READERS[recognised(data, name)](data, name)
    except UnreadableFile:
        raise
    except (Exception, RecursionError) as error:  # whatever a library makes of a stranger's file
        raise UnreadableFile(BROKEN) from error
    russian, others = _letters(document)
    if not russian and not others:
        raise UnreadableFile("В файле нет текста.")
    if russian < others:
        document = replace(document, notes=(*document.notes, FOREIGN))
    return document


def _letters(document: SourceDocument) -> tuple[int, int]:
    """How many Russian and how many other letters and digits the document has."""
    text = "".join(_text(block) for block in document.blocks)
    russian = sum(map(len, _RUSSIAN.findall(text)))
    return russian, sum(map(len, _WORDS.findall(text))) - russian


def _text(block: Line | Grid) -> str:
    if isinstance(block, Line):
        return block.text
    return " ".join(cell.text for row in block.rows for cell in row)
