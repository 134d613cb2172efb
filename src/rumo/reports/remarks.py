"""What the check finds in a report: what any paper is asked, and what its text says against its own records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rumo.papers.checks.findings import Finding, Severity, errors_first
from rumo.papers.checks.papers import check_paper
from rumo.reports import quotes
from rumo.reports.blocks import registry
from rumo.reports.builders import Built, build
from rumo.reports.contradictions import contradictions
from rumo.reports.figure_book import FigureBook, live_book
from rumo.reports.models import Report, ReportSection

# A report has its date from the stamp it is approved with.
_NOT_FOR_DRAFTS = frozenset({"text.completeness.date_missing"})


@dataclass(frozen=True, slots=True)
class Remark:
    """One slip with the section it stands in (None for the report as a whole). `key` stays as long as the words do.

    `said` is what the text says, `follows` what follows from the records or from the rest of the text; `reason` is why
    the author left it, «» while nobody answered.
    """

    key: str
    code: str
    is_error: bool
    message: str
    section_id: int | None = None
    section: str = ""
    said: str = ""
    follows: str = ""
    reason: str = ""


def remarks_of(report: Report, book: FigureBook | None = None) -> tuple[Remark, ...]:
    """Everything found, errors first. `book` is given where the figures have been counted already."""
    counted = book if book is not None else live_book(report)
    built = build(report, counted)
    rows = {row.pk: row for row in report.sections.prefetch_related("blocks")}
    reasons = dict(report.remark_answers.values_list("key", "reason"))
    codes = [code for row in rows.values() for code in _codes(row)]
    found = [each for each in check_paper(built.analysis) if each.code not in _NOT_FOR_DRAFTS]
    found += contradictions(built.analysis, counted, codes)
    made = [_remark(each, _place(each.place, built), rows, reasons) for each in errors_first(found)]
    made = [*(_remark(each, pk, rows, reasons) for pk, each in _unknown(rows.values(), counted)), *made]
    return tuple({each.key: each for each in made}.values())


def open_errors(report: Report, book: FigureBook | None = None) -> tuple[Remark, ...]:
    """Errors nobody answered: with these a report is not approved."""
    return tuple(each for each in remarks_of(report, book) if each.is_error and not each.reason)


def _codes(row: ReportSection) -> Iterator[str]:
    yield from (quote.code for quote in quotes.quotes_in(row.body))


def _unknown(rows: Iterable[ReportSection], book: FigureBook) -> Iterator[tuple[int, Finding]]:
    """Quotes and blocks that nothing stands behind any more: their room is switched off, or a template is too old."""
    for row in rows:
        for quote in quotes.quotes_in(row.body):
            known = book.get(quote.code)
            if known is None:
                yield row.pk, _slip("figure_unknown", _("Показатель «%s» недоступен.") % quote.code, quote.words)
            elif quotes.told(known, quote.part) is None:
                message = _("У показателя «%s» нет базы: долю взять не от чего.") % known.title
                yield row.pk, _slip("share_of_nothing", message, quote.words)
        for block in row.blocks.all():
            if registry.get(block.code) is None:
                title = block.caption or block.code
                yield row.pk, _slip("block_unknown", _("Блок «%s» недоступен.") % title, block.code)


def _slip(code: str, message: str, said: str) -> Finding:
    return Finding(f"report.{code}", Severity.ERROR, message, said=said)


def _place(place: str, built: Built) -> int | None:
    """The section of a place in the paper: the deepest one it lies in."""
    inside = [each for each in built.places if place == each or place.startswith(f"{each}.")]
    return built.places[max(inside, key=len)] if inside else None


def _remark(
    found: Finding, section_id: int | None, rows: Mapping[int, ReportSection], reasons: Mapping[str, str]
) -> Remark:
    told = f"{found.code}|{section_id or ''}|{found.said}|{found.message}"
    key = hashlib.sha256(told.encode()).hexdigest()
    return Remark(
        key,
        found.code,
        found.severity is Severity.ERROR,
        found.message,
        section_id,
        str(rows[section_id]) if section_id is not None else "",
        found.said,
        found.follows,
        reasons.get(key, ""),
    )
