"""Expert conclusions as files: the bytes kept when it was signed, a draft printed anew each time."""

from __future__ import annotations

import html
from dataclasses import dataclass

from rumo.core.files import DOCX, PDF, FileKind
from rumo.documents import queries as documents
from rumo.documents.actions import JSON
from rumo.documents.enums import PaperFormat, PaperKind
from rumo.documents.models import IssuedPaper
from rumo.documents.rules import canonical_json, safe_name
from rumo.expertise import builders
from rumo.expertise.models import Conclusion, Round
from rumo.papers.json import Paper, paper_from_json
from rumo.papers.writers.html import write_html

HTML = FileKind("html", "text/html; charset=utf-8")
KINDS = {PaperFormat.DOCX: DOCX, PaperFormat.PDF: PDF, PaperFormat.HTML: HTML, PaperFormat.JSON: JSON}


@dataclass(frozen=True, slots=True)
class Print:
    """A file to be handed out."""

    name: str
    kind: FileKind
    content: bytes


def issued_paper(held: Round) -> IssuedPaper | None:
    """The signed conclusion; None before it is."""
    conclusion = Conclusion.objects.select_related("paper").filter(round=held).first()
    return conclusion.paper if conclusion else None


def paper_of(held: Round) -> Paper:
    """As it was signed, or as the records stand."""
    issued = issued_paper(held)
    return paper_from_json(issued.data) if issued else builders.build_conclusion(held)


def print_conclusion(held: Round, file_format: PaperFormat) -> Print:
    issued = issued_paper(held)
    kind = KINDS[file_format]
    stem = f"Экспертное заключение № {builders.number_of(held)}" + ("" if issued else ", проект")
    stored = documents.file_of(issued, file_format) if issued else None
    content = stored.content() if stored else _written(paper_of(held), file_format, held)
    return Print(f"{safe_name(stem)}.{kind.extension}", kind, content)


def _written(paper: Paper, file_format: PaperFormat, held: Round) -> bytes:
    if file_format == PaperFormat.JSON:
        return canonical_json(paper)
    if file_format == PaperFormat.HTML:
        title = html.escape(str(held.submission))
        return (
            f'<!doctype html>\n<html lang="ru">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
            f"<body>\n{write_html(paper)}\n</body>\n</html>\n"
        ).encode()
    # typst and docxtpl are slow to load, and only printing needs them.
    if file_format == PaperFormat.PDF:
        from rumo.papers.writers.pdf import write_pdf

        return write_pdf(paper)
    from rumo.papers.writers.docx import write_docx

    region = held.submission.campaign.track.association.region
    return write_docx(paper, template=documents.template_for(region, PaperKind.CONCLUSION))
