"""Papers as they were issued: kept as data with their hash. Their files are printed when somebody asks."""

from __future__ import annotations

from datetime import date

from rumo.demo.generate.ground import Ground
from rumo.directory.models import Association
from rumo.documents.enums import PaperKind
from rumo.documents.models import IssuedPaper
from rumo.documents.rules import paper_sha256
from rumo.papers.json import Paper, to_json


def kept_paper(
    ground: Ground, paper: Paper, *, association: Association, kind: PaperKind, title: str, day: date, number: str = ""
) -> IssuedPaper:
    """Not saved yet."""
    return IssuedPaper(
        association=association,
        kind=kind,
        title=title,
        date=day,
        number=number,
        data=to_json(paper),
        sha256=paper_sha256(paper),
        issued_by=ground.admin,
    )
