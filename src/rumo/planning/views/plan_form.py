"""A new plan, and the head of one that is there."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale
from rumo.directory.models import Association
from rumo.directory.queries import run_associations, usual_association
from rumo.planning import permissions, queries
from rumo.planning.actions import plans as actions
from rumo.planning.actions.plans import WrongParent, YearTaken
from rumo.planning.forms.plans import CreateForm, DetailsForm, EditForm, proposal
from rumo.planning.models import Plan
from rumo.russian.deadlines.periods import Period


@require_http_methods(["GET", "HEAD", "POST"])
def plan_create(request: UserRequest) -> HttpResponse:
    """An empty plan of a body one runs; the title and the plan above are proposed."""
    if not run_associations(request.user).exists():
        return render(request, "planning/may_not_create.html", status=403)
    if request.method != "POST":
        return _create_page(request, CreateForm(user=request.user, initial=_first_values(request)))
    form = CreateForm(request.POST, user=request.user)
    if form.is_valid():
        try:
            plan = actions.create_plan(
                association=form.cleaned_data["association"], details=form.details(), actor=request.user
            )
        except NotAllowed:
            raise
        except Refusal as refusal:
            blame(form, refusal)
        else:
            messages.success(request, _("Проект плана создан. Теперь впишите строки или вставьте их из Word."))
            return redirect("planning:grid", plan.pk)
    return _create_page(request, form, status=422)


@require_safe
def plan_proposals(request: UserRequest) -> HttpResponse:
    """The title and the plan above again, as the body and the year chosen propose them."""
    form = CreateForm(user=request.user, initial=_values(request, request.GET.dict()))
    return render(request, "planning/_proposed_fields.html", {"form": form, "last": _last_plan(request, form)})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit(request: UserRequest, pk: int) -> HttpResponse:
    """The head of a draft; an adopted plan can only be hung elsewhere. A stale form keeps what was typed."""
    plan = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    permissions.may_run_plan(request.user, plan).require()
    only_parent = not permissions.may_edit_plan(request.user, plan)
    given = request.POST if request.method == "POST" else None
    form = EditForm(given, user=request.user, plan=plan, only_parent=only_parent)
    context: dict[str, Any] = {"plan": plan, "form": form, "only_parent": only_parent}
    if form.is_bound and form.is_valid():
        try:
            _save(plan, form, only_parent, request)
        except Stale:
            return _conflict(request, plan, only_parent)
        except NotAllowed:
            raise
        except Refusal as refusal:
            blame(form, refusal)
        else:
            messages.success(request, _("Сохранено."))
            return redirect("planning:plan", pk)
    return render(request, "planning/plan_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def plan_delete(request: UserRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    actions.delete_plan(plan, actor=request.user)
    messages.success(request, _("Проект плана удалён."))
    return redirect("planning:plans")


def blame(form: DetailsForm, refusal: Refusal) -> None:
    """Show a refusal at the field it is about."""
    field = {YearTaken: "period", WrongParent: "parent"}.get(type(refusal))
    form.add_error(field, refusal.message)


def _save(plan: Plan, form: EditForm, only_parent: bool, request: UserRequest) -> None:
    version = form.cleaned_data["version"]
    if only_parent:
        actions.hang_plan(plan, parent=form.cleaned_data["parent"], version=version, actor=request.user)
    else:
        actions.edit_plan(plan, details=form.details(), version=version, actor=request.user)


def _conflict(request: UserRequest, plan: Plan, only_parent: bool) -> HttpResponse:
    """The typed values stay in the form, which now carries the new version; beside them stands what others wrote."""
    plan.refresh_from_db()
    data = request.POST.copy()
    data["version"] = str(plan.version)
    form = EditForm(data, user=request.user, plan=plan, only_parent=only_parent)
    theirs = [(_("Год"), plan.period.name), (_("Заголовок"), plan.title), (_("Входит в план"), plan.parent)]
    context = {"plan": plan, "form": form, "only_parent": only_parent, "theirs": theirs}
    return render(request, "planning/plan_form.html", context, status=409)


def _create_page(request: UserRequest, form: CreateForm, status: int = 200) -> HttpResponse:
    return render(request, "planning/plan_form.html", {"form": form, "last": _last_plan(request, form)}, status=status)


def _first_values(request: UserRequest) -> dict[str, Any]:
    values: dict[str, Any] = dict(request.GET.items())
    if "association" not in values:
        usual = usual_association(request.user)
        values["association"] = str(usual.pk) if usual else ""
    return _values(request, values)


def _values(request: UserRequest, values: dict[str, Any]) -> dict[str, Any]:
    """`values` where whatever equals the former proposal, or is empty, becomes the new one."""
    association = _association(request.user, values.get("association"))
    if association is None:
        return values
    period = None
    with suppress(ValueError):
        period = Period.parse(str(values.get("period") or ""), association.rules.year_start_month)
    renewed = dict(values)
    for name, proposed in proposal(request.user, association, period).items():
        if str(values.get(name) or "") in ("", str(values.get(f"proposed_{name}") or "")):
            renewed[name] = proposed
        renewed[f"proposed_{name}"] = proposed
    return renewed


def _last_plan(request: UserRequest, form: CreateForm) -> Plan | None:
    """The latest plan of the chosen body, to copy instead of beginning with nothing."""
    association = _association(request.user, form["association"].value())
    return association.plans.order_by("-starts").first() if association else None


def _association(user: Any, key: Any) -> Association | None:
    return run_associations(user).filter(pk=key).first() if str(key or "").isdigit() else None
