"""A paper that was read, in our layout: what `rumo convert` gives for a file."""

from __future__ import annotations

from rumo.core.errors import Refusal
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import Print, as_print, written
from rumo.documents.rules import safe_name
from rumo.intake.models import IncomingPaper
from rumo.papers.json import paper_from_json
from rumo.papers.wording.sheets import is_printed

_FORMATS = (PaperFormat.DOCX, PaperFormat.PDF, PaperFormat.HTML)


def formats_of(paper: IncomingPaper) -> list[PaperFormat]:
    """In which formats the paper can be had; none for a kind that is only read."""
    return list(_FORMATS) if paper.is_readable and is_printed(paper.data["kind"]) else []


def print_paper(paper: IncomingPaper, file_format: PaperFormat) -> Print:
    """The paper as it is corrected now. Raises Refusal for what is not printed."""
    if file_format not in formats_of(paper):
        raise Refusal("Документ этого вида не печатается.")
    content = written(paper_from_json(paper.data), file_format, title=paper.title, region=None)
    return as_print(safe_name(paper.title), file_format, content)
