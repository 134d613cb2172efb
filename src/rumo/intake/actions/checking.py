"""What the checks say of the papers of a file, kept beside them."""

from __future__ import annotations

from rumo.intake.findings import check_readings, finding_json
from rumo.intake.models import IncomingFile, IncomingPaper
from rumo.papers.checks.findings import Severity
from rumo.papers.json import paper_from_json
from rumo.papers.readers.reading import Reading


def check_again(file: IncomingFile) -> None:
    """Every paper anew, and each against the others: a correction of one may settle what another was told."""
    papers = list(file.papers.all())
    for paper, found in zip(papers, check_readings([_reading(each) for each in papers]), strict=True):
        IncomingPaper.objects.filter(pk=paper.pk).update(
            findings=[finding_json(each) for each in found],
            errors=sum(each.severity is Severity.ERROR for each in found),
            warnings=sum(each.severity is Severity.WARNING for each in found),
        )


def _reading(paper: IncomingPaper) -> Reading:
    """The paper as it stands now, in the shape the checks take; of an unknown kind there is nothing to check."""
    content = paper_from_json(paper.data) if paper.is_readable else None
    return Reading(paper.kind, content, paper.first_block, paper.first_block, paper.confidence)
