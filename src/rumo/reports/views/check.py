"""The check of a report: what is wrong, in which section, what follows from the records, why it was left."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed, Refusal
from rumo.reports import permissions
from rumo.reports.actions import remarks as actions
from rumo.reports.models import Report
from rumo.reports.remarks import remarks_of
from rumo.reports.views.access import take, take_draft


@require_safe
def check(request: UserRequest, pk: int) -> HttpResponse:
    """Remarks, errors first; each leads to its section."""
    return _page(request, take_draft(request, pk))


@require_POST
def check_answer(request: UserRequest, pk: int) -> HttpResponse:
    """Why the remark `key` is left as it is; an empty reason is refused and the page says so."""
    report = take_draft(request, pk)
    key, reason = request.POST.get("key", "")[:64], request.POST.get("reason", "")
    try:
        actions.answer_remark(report, key=key, reason=reason, actor=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        return _page(request, report, status=422, refused=key, refusal=refusal.message)
    messages.success(request, _("Замечание оставлено с объяснением."))
    return redirect("reports:check", pk)


@require_POST
def check_take_back(request: UserRequest, pk: int) -> HttpResponse:
    actions.take_back_answer(take(request, pk), key=request.POST.get("key", "")[:64], actor=request.user)
    messages.success(request, _("Замечание снова ждёт исправления или объяснения."))
    return redirect("reports:check", pk)


def _page(request: UserRequest, report: Report, *, status: int = 200, **state: object) -> HttpResponse:
    found = remarks_of(report)
    context = {
        "report": report,
        "open": [each for each in found if not each.reason],
        "answered": [each for each in found if each.reason],
        "errors": sum(each.is_error and not each.reason for each in found),
        "may_edit": permissions.may_edit_report(request.user, report),
        **state,
    }
    return render(request, "reports/check.html", context, status=status)
