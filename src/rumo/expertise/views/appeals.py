"""Appeals: an author files one, an officer answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.core.workbook import tables_response
from rumo.expertise import council
from rumo.expertise import council_permissions as permissions
from rumo.expertise import council_rules as rules
from rumo.expertise.actions import appeals as actions
from rumo.expertise.council_transitions import APPEAL
from rumo.expertise.forms.appeals import AnswerForm, AppealForm
from rumo.expertise.models import Decision
from rumo.expertise.queries import own_submissions, run_tracks
from rumo.expertise.track_sheet import build_appeals
from rumo.russian.dates import long_date


@require_safe
def appeals(request: UserRequest) -> HttpResponse:
    """Appeals of the tracks one leads: those that wait for an answer first."""
    if not run_tracks(request.user).exists():
        return redirect("expertise:home")
    context = {"appeals": council.appeals(request.user), "leads": True}
    return render(request, "expertise/council/appeals.html", context)


@require_safe
def appeals_export(request: UserRequest) -> HttpResponseBase:
    return tables_response(request, build_appeals(council.appeals(request.user)), _("Апелляции"))


@require_http_methods(["GET", "HEAD", "POST"])
def appeal_file(request: UserRequest, pk: int) -> HttpResponse:
    """An author's page; who comes late is told the day."""
    own = own_submissions(request.user).values("pk")
    decision = get_object_or_404(council.visible_decisions(request.user).filter(submission__in=own), pk=pk)
    permissions.may_appeal(request.user, decision).require()
    form = AppealForm(request.POST or None)
    if form.is_bound and done(form, lambda: actions.file_appeal(decision, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Апелляция подана. Ответ придёт письмом."))
        return redirect("expertise:outcome", decision.submission_id)
    return form_page(
        request,
        form,
        title=_("Апелляция"),
        lead=_lead(decision),
        crumbs=[
            (_("Экспертиза"), reverse("expertise:home")),
            (str(decision.submission), reverse("expertise:submission", args=[decision.submission_id])),
            (_("Решение"), reverse("expertise:outcome", args=[decision.submission_id])),
        ],
        submit=_("Подать апелляцию"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def appeal_answer(request: UserRequest, pk: int) -> HttpResponse:
    """The appeal with the decision it is against, and the answer."""
    appeal = get_object_or_404(council.appeals(request.user), pk=pk)
    verdict = APPEAL["uphold"].verdict(request.user, appeal)
    form = AnswerForm(request.POST or None)
    if form.is_bound:
        verdict.require()
    if form.is_bound and done(form, lambda: actions.answer_appeal(appeal, actor=request.user, **form.given())):
        messages.success(request, _("Ответ отправлен авторам."))
        return redirect("expertise:appeals")
    context = {
        "appeal": appeal,
        "form": form,
        "may_answer": verdict,
        "wording": rules.wording_of(rules.rules_of(appeal.decision), appeal.decision.outcome),
        "ground": rules.ground_of(appeal.decision),
    }
    return render(request, "expertise/council/appeal.html", context, status=422 if form.errors else 200)


def _lead(decision: Decision) -> str:
    return _("Решение: %(wording)s (%(ground)s). Апелляцию можно подать один раз, до %(day)s включительно.") % {
        "wording": rules.wording_of(rules.rules_of(decision), decision.outcome),
        "ground": rules.ground_of(decision),
        "day": long_date(rules.appeal_until(decision)),
    }
