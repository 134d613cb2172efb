"""Plans and sheets of changes as files: a download and the command line give the same bytes."""

from __future__ import annotations

import html
from dataclasses import dataclass

from rumo.core.errors import Refusal
from rumo.core.files import DOCX, PDF, FileKind
from rumo.documents import queries as documents
from rumo.documents.actions import JSON
from rumo.documents.enums import PaperFormat, PaperKind
from rumo.documents.models import IssuedPaper
from rumo.documents.rules import canonical_json, safe_name
from rumo.papers.json import Paper, paper_from_json
from rumo.papers.writers.html import write_html
from rumo.planning import builders, differences, queries
from rumo.planning.enums import EditionState
from rumo.planning.models import Edition

HTML = FileKind("html", "text/html; charset=utf-8")
KINDS = {PaperFormat.DOCX: DOCX, PaperFormat.PDF: PDF, PaperFormat.HTML: HTML, PaperFormat.JSON: JSON}


@dataclass(frozen=True, slots=True)
class Print:
    """A file to be handed out."""

    name: str
    kind: FileKind
    content: bytes


def plan_paper(edition: Edition) -> Paper:
    """What an edition says: as it was issued, or as the records stand while it is being written."""
    if edition.paper is not None:
        return paper_from_json(edition.paper.data)
    return builders.build_edition(queries.edition_with_contents(edition.pk))


def print_plan(edition: Edition, file_format: PaperFormat) -> Print:
    """The bytes kept when the edition was adopted; a draft is printed anew each time."""
    stem = f"План, {edition.plan.association}, {edition.plan.period}"
    if edition.number:
        stem += f", изменение № {edition.number}"
    return _print(plan_paper(edition), edition.paper, edition, file_format, stem)


def sheet_paper(edition: Edition) -> Paper:
    """The sheet of changes of an amendment, issued or as it would be. Raises Refusal for the plan itself."""
    if not edition.number:
        raise Refusal("Лист изменений печатают для изменения, а это сам план.")
    if edition.change_sheet is not None:
        return paper_from_json(edition.change_sheet.data)
    return differences.change_sheet(queries.edition_before(edition), edition)


def print_sheet(edition: Edition, file_format: PaperFormat) -> Print:
    stem = f"Лист изменений № {edition.number}, {edition.plan.association}, {edition.plan.period}"
    return _print(sheet_paper(edition), edition.change_sheet, edition, file_format, stem)


def _print(paper: Paper, issued: IssuedPaper | None, edition: Edition, file_format: PaperFormat, stem: str) -> Print:
    kind = KINDS[file_format]
    name = safe_name(stem + (", проект" if edition.state == EditionState.DRAFT else "")) + f".{kind.extension}"
    stored = documents.file_of(issued, file_format) if issued is not None else None
    return Print(name, kind, stored.content() if stored else written(paper, file_format, edition))


def written(paper: Paper, file_format: PaperFormat, edition: Edition) -> bytes:
    """The paper in one format; Word by the region's own template when it has one."""
    if file_format == PaperFormat.JSON:
        return canonical_json(paper)
    if file_format == PaperFormat.HTML:
        return _page(paper, edition.plan.title).encode()
    # typst and docxtpl are slow to load, and only printing needs them.
    if file_format == PaperFormat.PDF:
        from rumo.papers.writers.pdf import write_pdf

        return write_pdf(paper)
    from rumo.papers.writers.docx import write_docx

    return write_docx(paper, template=documents.template_for(edition.plan.association.region, PaperKind(paper.kind)))


def _page(paper: Paper, title: str) -> str:
    """The paper as a whole web page that can be saved and opened anywhere."""
    return (
        f'<!doctype html>\n<html lang="ru">\n<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>\n'
        f"<body>\n{write_html(paper)}\n</body>\n</html>\n"
    )
