"""Plans and sheets of changes as files: a download and the command line give the same bytes."""

from __future__ import annotations

from rumo.core.errors import Refusal
from rumo.documents import queries as documents
from rumo.documents.enums import PaperFormat
from rumo.documents.models import IssuedPaper
from rumo.documents.prints import Print, as_print, written
from rumo.documents.rules import safe_name
from rumo.papers.json import Paper, paper_from_json
from rumo.planning import builders, differences, queries
from rumo.planning.enums import EditionState
from rumo.planning.models import Edition


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
    name = safe_name(stem + (", проект" if edition.state == EditionState.DRAFT else ""))
    stored = documents.file_of(issued, file_format) if issued is not None else None
    return as_print(name, file_format, stored.content() if stored else write_edition(paper, file_format, edition))


def write_edition(paper: Paper, file_format: PaperFormat, edition: Edition) -> bytes:
    """A paper of the plan the edition belongs to, in one format."""
    return written(paper, file_format, title=edition.plan.title, region=edition.plan.association.region)
