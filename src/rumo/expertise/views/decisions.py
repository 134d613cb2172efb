"""Decisions on materials: those of a signed meeting, one by an act, and the page where authors read theirs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.form_pages import done, form_page
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import download
from rumo.expertise import council, extracts
from rumo.expertise import council_permissions as permissions
from rumo.expertise import council_rules as rules
from rumo.expertise.actions import decisions as actions
from rumo.expertise.forms.council import ActDecisionForm, DecisionRowForm
from rumo.expertise.models import Decision
from rumo.expertise.permissions import is_author, may_lead_submission
from rumo.expertise.queries import visible_submissions
from rumo.expertise.transitions import SUBMISSION
from rumo.meetings.models import Meeting
from rumo.meetings.queries import visible_meetings

FORMATS = {PaperFormat.PDF, PaperFormat.DOCX}


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_decisions(request: UserRequest, pk: int) -> HttpResponse:
    """«Решения заседания»: for each material its resolution and outcome, written down together."""
    meeting = get_object_or_404(visible_meetings(request.user), pk=pk)
    permissions.may_record_decisions(request.user, meeting).require()
    proposed = council.proposals(request.user, meeting)
    forms = [DecisionRowForm(request.POST or None, proposed=each) for each in proposed]
    refusal = ""
    # Every row is looked at, so that all mistakes are told at once.
    are_valid = [form.is_valid() for form in forms]
    if request.method == "POST" and all(are_valid):
        refusal = _record(request, meeting, forms)
        if not refusal:
            messages.success(request, _("Решения записаны, авторы получат письма."))
            return redirect("expertise:meeting_decisions", pk)
    context = {
        "meeting": meeting,
        "forms": forms,
        "refusal": refusal,
        "decided": Decision.objects.filter(
            resolution__item__meeting=meeting, submission__in=council.led(request.user)
        ).select_related("submission", "endorsement", "practice"),
    }
    failed = bool(refusal) or any(form.errors for form in forms)
    return render(request, "expertise/council/meeting_decisions.html", context, status=422 if failed else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def decision_by_act(request: UserRequest, pk: int) -> HttpResponse:
    """A decision of an earlier year: what decided it is named in words."""
    submission = get_object_or_404(council.led(request.user), pk=pk)
    SUBMISSION["decide"].verdict(request.user, submission).require()
    form = ActDecisionForm(request.POST or None, submission=submission)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if given and done(form, lambda: actions.record_decision(submission, **given, actor=request.user)):
        messages.success(request, _("Решение записано, авторы получат письмо."))
        return redirect("expertise:outcome", pk)
    return form_page(
        request,
        form,
        title=_("Решение без заседания"),
        lead=_("Для решений прошлых лет. Если материал рассматривают на заседании, вынесите его в повестку."),
        crumbs=[
            (_("Экспертиза"), reverse("expertise:home")),
            (_("Решения"), reverse("expertise:council")),
            (str(submission), reverse("expertise:submission", args=[pk])),
        ],
        submit=_("Записать решение"),
    )


@require_safe
def outcome(request: UserRequest, pk: int) -> HttpResponse:
    """What was decided of the material, with its papers; here an author appeals."""
    submission = get_object_or_404(visible_submissions(request.user), pk=pk)
    context = {
        "submission": submission,
        "decisions": [decision_row(request.user, each) for each in council.decisions_of(submission).order_by("-pk")],
        "is_author": is_author(request.user, submission),
        "leads": may_lead_submission(request.user, submission),
        "may_decide": SUBMISSION["decide"].verdict(request.user, submission),
    }
    return render(request, "expertise/council/outcome.html", context)


@require_safe
def extract_file(request: UserRequest, pk: int, file_format: str) -> HttpResponse:
    """The extract for the authors of this material alone."""
    decision = get_object_or_404(council.visible_decisions(request.user), pk=pk)
    return download(extracts.print_extract(decision, format_of(file_format)))


def decision_row(user: Any, decision: Decision) -> dict[str, Any]:
    """A decision as the page shows it: words, ground, papers, and whether the user may appeal."""
    endorsement = getattr(decision, "endorsement", None)
    config = rules.rules_of(decision)
    return {
        "decision": decision,
        "wording": rules.wording_of(config, decision.outcome),
        "ground": rules.ground_of(decision),
        "has_extract": extracts.may_extract(decision),
        "endorsement": endorsement,
        "standing": rules.standing_on(endorsement, clock.today()) if endorsement else None,
        "may_certify": permissions.may_see_certificate(user, endorsement) if endorsement else None,
        "appeal": getattr(decision, "appeal", None),
        "may_appeal": permissions.may_appeal(user, decision),
        "appeal_until": rules.appeal_until(decision),
    }


def format_of(value: str) -> PaperFormat:
    if value not in FORMATS:
        raise Http404
    return PaperFormat(value)


def _record(request: UserRequest, meeting: Meeting, forms: list[DecisionRowForm]) -> str:
    """What was refused, «» when all is written."""
    try:
        decided = [each for each in (form.decided() for form in forms) if each is not None]
        actions.record_decisions(meeting, decided=decided, actor=request.user)
    except (Conflict, NotAllowed):
        raise
    except Refusal as refusal:
        return refusal.message
    return ""
