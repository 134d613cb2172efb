"""Papers as files to be handed out: a download and the command line give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse

from rumo.core.files import DOCX, PDF, FileKind, bytes_response
from rumo.directory.models import Region
from rumo.documents import queries
from rumo.documents.enums import PaperFormat, PaperKind
from rumo.documents.rules import canonical_json
from rumo.papers.json import Paper
from rumo.papers.minutes import Minutes, MinutesForm
from rumo.papers.writers.html import write_page

HTML = FileKind("html", "text/html; charset=utf-8")
JSON = FileKind("json", "application/json")
KINDS = {PaperFormat.DOCX: DOCX, PaperFormat.PDF: PDF, PaperFormat.HTML: HTML, PaperFormat.JSON: JSON}


@dataclass(frozen=True, slots=True)
class Print:
    """A file to be handed out. What is made for it is not kept: the same records make it again."""

    name: str
    kind: FileKind
    content: bytes


def as_print(stem: str, file_format: PaperFormat, content: bytes) -> Print:
    """`stem` is the name without its extension, fit for a file name."""
    kind = KINDS[file_format]
    return Print(f"{stem}.{kind.extension}", kind, content)


def written(paper: Paper, file_format: PaperFormat, *, title: str, region: Region | None) -> bytes:
    """The paper in one format; Word by the region's own template when it has one.

    `title` is that of the page in HTML. A paper that belongs to no region yet has the product's own template.
    """
    if file_format == PaperFormat.JSON:
        return canonical_json(paper)
    if file_format == PaperFormat.HTML:
        return write_page(paper, title).encode()
    # typst and docxtpl are slow to load, and only printing needs them.
    if file_format == PaperFormat.PDF:
        from rumo.papers.writers.pdf import write_pdf

        return write_pdf(paper)
    from rumo.papers.writers.docx import write_docx

    return write_docx(paper, template=queries.template_for(region, _kind_of(paper)) if region else None)


def download(made: Print) -> HttpResponse:
    return bytes_response(made.content, made.kind, made.name)


def _kind_of(paper: Paper) -> PaperKind:
    """An extract of minutes has templates of its own."""
    is_extract = isinstance(paper, Minutes) and paper.form is MinutesForm.EXTRACT
    return PaperKind.EXTRACT if is_extract else PaperKind(paper.kind)
