"""The form of a respondent on one page, and what it takes as a whole: handing in, acceptance."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.errors import NotAllowed, Refusal
from rumo.monitoring import permissions
from rumo.monitoring.actions.acceptance import accept_response
from rumo.monitoring.actions.submission import submit_response
from rumo.monitoring.computed import broken_rules, compute
from rumo.monitoring.enums import Severity, ValueState
from rumo.monitoring.form_lines import lines_of
from rumo.monitoring.forms.values import EvidenceForm
from rumo.monitoring.models import Respondent
from rumo.monitoring.response_transitions import RESPONSE
from rumo.monitoring.responses import asked_of
from rumo.monitoring.review import remarks_of
from rumo.monitoring.views.form_access import respondent_of


@require_safe
def form(request: UserRequest, pk: int) -> HttpResponse:
    return page_response(request, respondent_of(request, pk))


@require_safe
def form_review(request: UserRequest, pk: int) -> HttpResponse:
    """What is left to do, as a fragment: it follows every save."""
    respondent = respondent_of(request, pk)
    return render(request, "monitoring/forms/form.html#review", form_context(request, respondent))


@require_POST
def form_submit(request: UserRequest, pk: int) -> HttpResponse:
    respondent = respondent_of(request, pk)
    try:
        submit_response(respondent, actor=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Сведения сданы. Если к какому-то значению будет замечание, вам напишут."))
    return redirect("monitoring:form", pk)


@require_POST
def form_accept(request: UserRequest, pk: int) -> HttpResponse:
    accept_response(respondent_of(request, pk), actor=request.user)
    messages.success(request, _("Сведения приняты."))
    return redirect("monitoring:form", pk)


def page_response(request: UserRequest, respondent: Respondent, *, status: int = 200, **state: Any) -> HttpResponse:
    """The page; `evidence_at` is the key of the version whose evidence form was refused, `evidence_form` that form."""
    context = {**form_context(request, respondent), **files.upload_limits(), "evidence_form": EvidenceForm(), **state}
    return render(request, "monitoring/forms/form.html", context, status=status)


def form_context(request: UserRequest, respondent: Respondent) -> dict[str, Any]:
    asked = asked_of(respondent)
    computed = compute(respondent, asked)
    remarks = remarks_of(asked, computed, broken_rules(respondent, asked))
    by_hand = [line for line in asked if line.version.by_hand]
    return {
        "respondent": respondent,
        "campaign": respondent.campaign,
        "lines": lines_of(request.user, respondent, asked, computed, remarks),
        "errors": [each for each in remarks if each.severity == Severity.ERROR],
        "warnings": [each for each in remarks if each.severity == Severity.WARNING],
        "filled": sum(line.value.state != ValueState.EMPTY for line in by_hand),
        "to_fill": len(by_hand),
        "may_fill": permissions.may_fill(request.user, respondent),
        "may_submit": RESPONSE["submit"].verdict(request.user, respondent),
        "may_accept": RESPONSE["accept"].verdict(request.user, respondent),
        "may_return": RESPONSE["return"].verdict(request.user, respondent),
        "runs": bool(permissions.may_run_monitoring(request.user, respondent.campaign.association)),
    }
