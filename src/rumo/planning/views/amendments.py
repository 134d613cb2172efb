"""An amendment: begun, written, looked through, adopted or given up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed, Refusal
from rumo.planning import differences, permissions, queries
from rumo.planning.actions import amendments as actions
from rumo.planning.forms.amendments import AdoptForm, ReasonForm
from rumo.planning.models import Edition, Plan
from rumo.planning.views.editions import head


@require_http_methods(["GET", "HEAD", "POST"])
def amendment_begin(request: UserRequest, pk: int) -> HttpResponse:
    """Say why; the amendment opens with everything the plan says now."""
    plan = _plan(request, pk)
    permissions.may_amend(request.user, plan).require()
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        edition = actions.begin_amendment(plan, reason=form.cleaned_data["reason"], actor=request.user)
        messages.success(request, _("Изменение № %(number)s начато: исправьте строки.") % {"number": edition.number})
        return redirect("planning:amendment", pk)
    context = {"plan": plan, "form": form, "title": _("Внести изменение в план"), "button": _("Начать изменение")}
    return render(request, "planning/step.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def amendment(request: UserRequest, pk: int) -> HttpResponse:
    """The amendment being written: its reason, what it changes so far; by POST the reason is kept."""
    plan = _plan(request, pk)
    edition = _draft(request, plan)
    form = ReasonForm(request.POST if request.method == "POST" else {"reason": edition.reason})
    if request.method == "POST" and form.is_valid():
        actions.edit_reason(edition, reason=form.cleaned_data["reason"], actor=request.user)
        messages.success(request, _("Сохранено."))
        return redirect("planning:amendment", pk)
    return render(request, "planning/amendment.html", {**_context(request, edition), "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def amendment_adopt(request: UserRequest, pk: int) -> HttpResponse:
    """Look through what changes, name the act and the day. A text changed meanwhile is shown again."""
    plan = _plan(request, pk)
    edition = _draft(request, plan)
    permissions.may_adopt(request.user, edition).require()
    initial = {"seen": differences.mark_of(edition)}
    form = AdoptForm(request.POST if request.method == "POST" else None, edition=edition, initial=initial)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            actions.adopt_amendment(edition, actor=request.user, **form.cleaned_data)
        except actions.Changed as changed:
            messages.warning(request, changed.message)
            form = AdoptForm({**request.POST.dict(), **initial}, edition=edition)
            status = changed.status
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Изменение принято, новая редакция и лист изменений сохранены."))
            return redirect("planning:editions", pk)
    return render(request, "planning/amendment_adopt.html", {**_context(request, edition), "form": form}, status=status)


@require_POST
def amendment_discard(request: UserRequest, pk: int) -> HttpResponse:
    plan = _plan(request, pk)
    actions.discard_amendment(_draft(request, plan), actor=request.user)
    messages.success(request, _("Изменение отменено, план остался прежним."))
    return redirect("planning:plan", pk)


def _plan(request: UserRequest, pk: int) -> Plan:
    return get_object_or_404(queries.visible_plans(request.user), pk=pk)


def _draft(request: UserRequest, plan: Plan) -> Edition:
    """The amendment in preparation; 404 for others than those who write it."""
    permissions.may_run_plan(request.user, plan).require()
    return get_object_or_404(plan.editions.select_related("plan__association__host"), number__gt=0, state="draft")


def _context(request: UserRequest, edition: Edition) -> dict[str, Any]:
    return {
        **head(edition.plan),
        "edition": edition,
        "differences": differences.between(queries.edition_before(edition), edition),
        "may_adopt": permissions.may_adopt(request.user, edition),
        "may_discard": permissions.may_discard(request.user, edition),
    }
