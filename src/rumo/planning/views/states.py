"""Moving a plan between its states, and its stamps: one button or one short form each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.documents.enums import StampKind
from rumo.planning import builders, permissions, queries, review
from rumo.planning.actions import publication, states
from rumo.planning.enums import PlanState
from rumo.planning.forms.stamps import (
    AGREEING_KINDS,
    ALL_KINDS,
    APPROVING_KINDS,
    ApproveForm,
    RemarksForm,
    StampForm,
)
from rumo.planning.models import Plan, PlanStamp
from rumo.planning.transitions import PLAN

STATE_KINDS = {
    PlanState.DRAFT: "neutral",
    PlanState.ON_AGREEMENT: "info",
    PlanState.AGREED: "info",
    PlanState.APPROVED: "accent",
    PlanState.IN_FORCE: "success",
    PlanState.CLOSED: "neutral",
}


@require_POST
def plan_submit(request: UserRequest, pk: int) -> HttpResponse:
    return _press(request, pk, states.submit_plan, _("План направлен на согласование."))


@require_POST
def plan_put_in_force(request: UserRequest, pk: int) -> HttpResponse:
    return _press(request, pk, states.put_in_force, _("План действует."))


@require_POST
def plan_close(request: UserRequest, pk: int) -> HttpResponse:
    return _press(request, pk, states.close_plan, _("План закрыт."))


@require_POST
def plan_reopen(request: UserRequest, pk: int) -> HttpResponse:
    return _press(request, pk, states.reopen_plan, _("План снова действует."))


@require_POST
def plan_publish(request: UserRequest, pk: int) -> HttpResponse:
    return _press(request, pk, publication.publish_plan, _("План опубликован: его читают все."))


@require_POST
def plan_unpublish(request: UserRequest, pk: int) -> HttpResponse:
    return _press(request, pk, publication.unpublish_plan, _("План снят с публикации."))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_send_back(request: UserRequest, pk: int) -> HttpResponse:
    """Back to a draft, with what has to be mended."""
    plan = _plan(request, pk)
    PLAN["send_back"].verdict(request.user, plan).require()
    form = RemarksForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        states.send_back(plan, remarks=form.cleaned_data["remarks"], actor=request.user)
        messages.success(request, _("План возвращён на доработку."))
        return redirect("planning:plan", pk)
    context = {"plan": plan, "form": form, "title": _("Вернуть план на доработку"), "button": _("Вернуть")}
    return render(request, "planning/step.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_agree(request: UserRequest, pk: int) -> HttpResponse:
    """СОГЛАСОВАНО: who, when, by which letter."""
    plan = _plan(request, pk)
    PLAN["agree"].verdict(request.user, plan).require()
    form = StampForm(_given(request), plan=plan, kinds=AGREEING_KINDS)

    def act() -> str:
        states.agree_plan(plan, stamp=form.stamp(), actor=request.user)
        return _("План согласован.")

    return _stamp_page(request, plan, form, act, title=_("План согласован"), button=_("Отметить согласование"))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_approve(request: UserRequest, pk: int) -> HttpResponse:
    """УТВЕРЖДЕНО or ПРИНЯТО, by a decision or an act; the text is issued as it reads."""
    plan = _plan(request, pk)
    PLAN["approve"].verdict(request.user, plan).require()
    form = ApproveForm(_given(request), plan=plan, kinds=APPROVING_KINDS)

    def act() -> str:
        starts = form.cleaned_data["in_force_from"]
        states.approve_plan(plan, stamp=form.stamp(), in_force_from=starts, actor=request.user)
        return _("План утверждён, текст сохранён. Теперь его можно ввести в действие.")

    return _stamp_page(request, plan, form, act, title=_("Утвердить план"), button=_("Утвердить"))


@require_http_methods(["GET", "HEAD", "POST"])
def stamp_add(request: UserRequest, pk: int) -> HttpResponse:
    """A stamp that came late, or one more."""
    plan = _plan(request, pk)
    permissions.may_add_stamp(request.user, plan).require()
    form = StampForm(_given(request), plan=plan, kinds=ALL_KINDS, initial={"kind": StampKind.AGREED})

    def act() -> str:
        states.add_stamp(plan, stamp=form.stamp(), actor=request.user)
        return _("Гриф поставлен.")

    return _stamp_page(request, plan, form, act, title=_("Гриф на плане"), button=_("Поставить гриф"))


@require_POST
def stamp_remove(request: UserRequest, pk: int, stamp: int) -> HttpResponse:
    plan = _plan(request, pk)
    states.remove_stamp(get_object_or_404(PlanStamp, pk=stamp, plan=plan), actor=request.user)
    messages.success(request, _("Гриф снят."))
    return redirect("planning:plan", pk)


def _plan(request: UserRequest, pk: int) -> Plan:
    return get_object_or_404(queries.visible_plans(request.user), pk=pk)


def _given(request: UserRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _press(request: UserRequest, pk: int, action: Callable[..., Plan], told: str) -> HttpResponse:
    action(_plan(request, pk), actor=request.user)
    messages.success(request, told)
    return redirect("planning:plan", pk)


def _stamp_page(
    request: UserRequest, plan: Plan, form: StampForm, act: Callable[[], str], **words: str
) -> HttpResponse:
    """The form; a wrong order of steps is told of first and done when the person confirms it."""
    warnings: list[str] = []
    if form.is_bound and form.is_valid():
        built = builders.build_plan(queries.edition_with_contents(queries.last_edition(plan).pk))
        warnings = review.warnings_of_stamp(built, form.stamp(), plan.state)
        if not warnings or form.cleaned_data["confirmed"]:
            try:
                messages.success(request, act())
                return redirect("planning:plan", plan.pk)
            except (Conflict, NotAllowed):
                raise
            except Refusal as refusal:
                form.add_error(None, refusal.message)
    context = {"plan": plan, "form": form, "warnings": warnings, **words}
    return render(request, "planning/stamp_form.html", context, status=422 if form.is_bound else 200)
