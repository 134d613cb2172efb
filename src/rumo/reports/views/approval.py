"""Approving a report and the way back, publication, what has changed in the records since, printing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import download
from rumo.papers.writers.html import write_html
from rumo.reports import freezing, permissions, prints
from rumo.reports.actions import approval, publication
from rumo.reports.enums import ReportState
from rumo.reports.forms.approval import ApproveReportForm, ReasonForm
from rumo.reports.freezing import Difference
from rumo.reports.models import Report
from rumo.reports.record_lists import lines_of
from rumo.reports.remarks import open_errors
from rumo.reports.views.access import take

FORMATS = frozenset(PaperFormat)


@require_http_methods(["GET", "HEAD", "POST"])
def report_approve(request: UserRequest, pk: int) -> HttpResponse:
    """УТВЕРЖДЕНО or ПРИНЯТО, by a decision or an act; the figures freeze."""
    report = take(request, pk)
    permissions.may_approve_report(request.user, report).require()
    form = ApproveReportForm(_given(request), report=report)

    def act() -> str:
        approval.approve_report(report, stamp=form.stamp(), actor=request.user)
        return _("Отчёт утверждён: текст, числа и записи за ними сохранены.")

    return _step(request, report, form, act, "reports/approval/approve_form.html", errors=open_errors(report))


@require_http_methods(["GET", "HEAD", "POST"])
def report_reopen(request: UserRequest, pk: int) -> HttpResponse:
    """Back to a draft, saying why."""
    report = take(request, pk)
    permissions.may_reopen_report(request.user, report).require()
    form = ReasonForm(_given(request))

    def act() -> str:
        approval.reopen_report(report, reason=form.cleaned_data["reason"], actor=request.user)
        return _("Утверждение снято, отчёт можно править.")

    return _step(request, report, form, act, "reports/approval/reopen.html")


@require_POST
def report_publish(request: UserRequest, pk: int) -> HttpResponse:
    publication.publish_report(take(request, pk), actor=request.user)
    messages.success(request, _("Отчёт опубликован на странице объединения."))
    return redirect("reports:approve", pk)


@require_POST
def report_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    publication.withdraw_report(take(request, pk), actor=request.user)
    messages.success(request, _("Отчёт снят с публикации."))
    return redirect("reports:approve", pk)


@require_safe
def differences(request: UserRequest, pk: int) -> HttpResponse:
    """The kept figures of an approved report beside the records as they are now."""
    report = take(request, pk)
    if report.state != ReportState.APPROVED:
        raise Http404
    permissions.may_write_report(request.user, report.association).require()
    found = freezing.differences(report)
    context = {
        "report": report,
        "rows": [_told(request, each) for each in _worth_telling(found)],
        "changed": sum(each.differs for each in found),
        "blocks": freezing.changed_blocks(report),
    }
    return render(request, "reports/approval/differences.html", context)


def _worth_telling(found: Iterable[Difference]) -> list[Difference]:
    """Those that differ first; what was nothing and still is nothing is left out."""
    told = [each for each in found if each.differs or each.kept.value or each.kept.previous]
    return sorted(told, key=lambda each: not each.differs)


def _told(request: UserRequest, each: Difference) -> dict[str, Any]:
    """A difference with the first of its records by name."""
    kept = each.kept
    return {
        "kept": kept,
        "now": each.now,
        "differs": each.differs,
        "changes": [
            (_("добавилось"), len(each.added), lines_of(request.user, kept.code, kept.model, each.added)),
            (_("больше не учитывается"), len(each.gone), lines_of(request.user, kept.code, kept.model, each.gone)),
        ],
    }


@require_safe
def approve(request: UserRequest, pk: int) -> HttpResponse:
    """The report as it is printed, with its downloads and the steps of its approval."""
    report = take(request, pk)
    context = {
        "report": report,
        "is_draft": report.state == ReportState.DRAFT,
        "may_write": permissions.may_write_report(request.user, report.association),
        "may_approve": permissions.may_approve_report(request.user, report),
        "may_reopen": permissions.may_reopen_report(request.user, report),
        "may_publish": permissions.may_publish_report(request.user, report),
        "paper_html": write_html(prints.report_paper(report)),
    }
    return render(request, "reports/approval/approve.html", context)


@require_safe
def paper_file(request: UserRequest, pk: int, file_format: str) -> HttpResponse:
    if file_format not in FORMATS:
        raise Http404
    return download(prints.print_report(take(request, pk), PaperFormat(file_format)))


def _given(request: UserRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _step(
    request: UserRequest, report: Report, form: Any, act: Callable[[], str], template: str, **more: Any
) -> HttpResponse:
    """A form and one action; what the action refuses is said over the form, and nothing typed is lost."""
    if form.is_bound and form.is_valid():
        try:
            messages.success(request, act())
            return redirect("reports:approve", report.pk)
        except (Conflict, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.message)
    context = {"report": report, "form": form, **more}
    return render(request, template, context, status=422 if form.is_bound else 200)
