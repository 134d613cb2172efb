"""A report on one page: its outline, its text with live figures, its blocks; what is still to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.verdict import Verdict
from rumo.core.versions import order_mark
from rumo.reports import permissions, queries, quotes
from rumo.reports.enums import ReportState, SectionState
from rumo.reports.figure_book import FigureBook, book_of
from rumo.reports.forms.sections import NewSectionForm
from rumo.reports.models import Report, ReportSection
from rumo.reports.views.access import take
from rumo.reports.views.block_part import ShownBlock, shown_blocks

BADGES = {SectionState.OPEN: "neutral", SectionState.ASKED: "warning", SectionState.READY: "success"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as the page reads it. `number` is as in a contents: «2.1»; `heading` the level of its HTML heading."""

    section: ReportSection
    number: str
    heading: int
    html: str
    blocks: tuple[ShownBlock, ...]
    may_edit: Verdict
    badge: str


@require_safe
def report(request: UserRequest, pk: int) -> HttpResponse:
    """Whoever may see the report reads it here; those who write it find the way to every section."""
    return page_response(request, take(request, pk))


def page_response(request: UserRequest, report: Report, *, status: int = 200, **state: Any) -> HttpResponse:
    context = {**report_context(request, report), "new_section": NewSectionForm(), **state}
    return render(request, "reports/report.html", context, status=status)


def report_context(request: UserRequest, report: Report) -> dict[str, Any]:
    """What the page and its outline need; figures are counted once each."""
    sections = list(
        report.sections.select_related("asked_of", "report__association").prefetch_related("blocks__frozen")
    )
    book = book_of(report)
    may_edit = permissions.may_edit_report(request.user, report)
    return {
        "report": report,
        "shown": _shown(request, report, sections, book),
        "order_mark": order_mark(section.pk for section in sections),
        "may_edit": may_edit,
        "may_write": permissions.may_write_report(request.user, report.association),
        "is_draft": report.state == ReportState.DRAFT,
        "directions": list(report.next_directions.select_related("plan_row__edition")),
        "below": list(queries.reports_below(report)) if may_edit else [],
        "history": audit.history(report)[:10] if may_edit else [],
        "ready": sum(section.state == SectionState.READY for section in sections),
        "tab": "home",
    }


def _shown(request: UserRequest, report: Report, sections: list[ReportSection], book: FigureBook) -> list[Shown]:
    found = []
    # The records behind the figures are those of the body: only who runs it is led to them.
    links = bool(permissions.may_write_report(request.user, report.association))
    for section, number in zip(sections, _numbers(sections), strict=True):
        # One report for all of them, so that who may is asked once.
        section.report = report
        found.append(
            Shown(
                section,
                number,
                min(section.level + 1, 4),
                quotes.linked(section.body, book, links=links),
                shown_blocks(section, book),
                permissions.may_edit_section(request.user, section),
                BADGES[SectionState(section.state)],
            )
        )
    return found


def _numbers(sections: list[ReportSection]) -> list[str]:
    """«1», «1.1», «1.2», «2» as the levels stand; a level left out counts as nothing."""
    counts: list[int] = []
    numbers = []
    for section in sections:
        counts = [*counts[: section.level], *[0] * (section.level - len(counts))]
        counts[section.level - 1] += 1
        numbers.append(".".join(str(count) for count in counts if count))
    return numbers
