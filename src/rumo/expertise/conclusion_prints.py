"""Expert conclusions as files: the bytes kept when it was signed, a draft printed anew each time."""

from __future__ import annotations

from rumo.documents import queries as documents
from rumo.documents.enums import PaperFormat
from rumo.documents.models import IssuedPaper
from rumo.documents.prints import Print, as_print, written
from rumo.documents.rules import safe_name
from rumo.expertise import builders
from rumo.expertise.models import Conclusion, Round
from rumo.papers.json import Paper, paper_from_json


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
    stem = f"Экспертное заключение № {builders.number_of(held)}" + ("" if issued else ", проект")
    stored = documents.file_of(issued, file_format) if issued else None
    content = stored.content() if stored else _written(held, file_format)
    return as_print(safe_name(stem), file_format, content)


def _written(held: Round, file_format: PaperFormat) -> bytes:
    region = held.submission.campaign.track.association.region
    return written(paper_of(held), file_format, title=str(held.submission), region=region)
