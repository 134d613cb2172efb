"""A paper that was read, in our layout: what `rumo convert` gives for a file."""

from __future__ import annotations

import html
from dataclasses import dataclass

from rumo.core.errors import Refusal
from rumo.core.files import DOCX, PDF, FileKind
from rumo.documents.enums import PaperFormat
from rumo.documents.rules import safe_name
from rumo.intake.models import IncomingPaper
from rumo.papers.json import Paper, paper_from_json
from rumo.papers.wording.sheets import is_printed

HTML = FileKind("html", "text/html; charset=utf-8")
KINDS = {PaperFormat.DOCX: DOCX, PaperFormat.PDF: PDF, PaperFormat.HTML: HTML}


@dataclass(frozen=True, slots=True)
class Print:
    """A file to be handed out."""

    name: str
    kind: FileKind
    content: bytes


def formats_of(paper: IncomingPaper) -> list[PaperFormat]:
    """In which formats the paper can be had; none for a kind that is only read."""
    return list(KINDS) if paper.is_readable and is_printed(paper.data["kind"]) else []


def print_paper(paper: IncomingPaper, file_format: PaperFormat) -> Print:
    """The paper as it is corrected now. Raises Refusal for what is not printed."""
    if file_format not in formats_of(paper):
        raise Refusal("Документ этого вида не печатается.")
    kind = KINDS[file_format]
    content = _written(paper_from_json(paper.data), file_format, paper.title)
    return Print(f"{safe_name(paper.title)}.{kind.extension}", kind, content)


def _written(paper: Paper, file_format: PaperFormat, title: str) -> bytes:
    # typst and docxtpl are slow to load, and only printing needs them.
    if file_format == PaperFormat.PDF:
        from rumo.papers.writers.pdf import write_pdf

        return write_pdf(paper)
    if file_format == PaperFormat.DOCX:
        from rumo.papers.writers.docx import write_docx

        return write_docx(paper)
    from rumo.papers.writers.html import write_html

    head = f'<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
    return f'<!doctype html>\n<html lang="ru">\n{head}\n<body>\n{write_html(paper)}\n</body>\n</html>\n'.encode()
