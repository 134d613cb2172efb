"""The execution report of a plan: a preview, and the files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import download
from rumo.papers.writers.html import write_html
from rumo.planning import queries
from rumo.planning.execution.prints import print_report
from rumo.planning.execution.report import build_report
from rumo.planning.execution.spans import Span, span_of, spans_of
from rumo.planning.execution.year import year_of
from rumo.planning.models import Plan


@require_safe
def execution_report(request: UserRequest, pk: int) -> HttpResponse:
    """The report for a part of the year, `?period=`, as it will be printed; without one, for the year so far."""
    plan = get_object_or_404(queries.visible_plans(request.user).prefetch_related("stamps"), pk=pk)
    span = _span(plan, request.GET.get("period") or "Y")
    report = build_report(year_of(plan, clock.today()), span)
    context = {
        "plan": plan,
        "span": span,
        "spans": spans_of(plan.period),
        "formats": PaperFormat.choices,
        "is_empty": not report.rows,
        # The writer escapes what the records say.
        "paper": mark_safe(write_html(report)),  # noqa: S308
    }
    return render(request, "planning/execution_report.html", context)


@require_safe
def execution_file(request: UserRequest, pk: int, code: str, file_format: str) -> HttpResponse:
    plan = get_object_or_404(queries.visible_plans(request.user).prefetch_related("stamps"), pk=pk)
    if file_format not in PaperFormat.values:
        raise Http404
    return download(print_report(year_of(plan, clock.today()), _span(plan, code), PaperFormat(file_format)))


def _span(plan: Plan, code: str) -> Span:
    try:
        return span_of(plan.period, code)
    except Refusal as refusal:
        raise Http404(refusal.message) from refusal
