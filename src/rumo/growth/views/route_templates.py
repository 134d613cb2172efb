"""Template routes: their list, one with its items, a copy."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.forms import BaseFormSet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.core.verdict import YES, No
from rumo.core.workbook import tables_response
from rumo.directory.queries import run_associations
from rumo.directory.views.bodies import asked_or_usual
from rumo.growth import permissions, route_queries
from rumo.growth.actions import templates as actions
from rumo.growth.forms.route_templates import StepForm, StepFormSet, TemplateForm, template_data
from rumo.growth.list_sheets import build_templates


@require_safe
def route_templates(request: UserRequest) -> HttpResponse:
    runs = run_associations(request.user).exists()
    context = {
        "templates": _counted(request),
        "may_make": YES if runs else No(_("Типовые маршруты ведут те, кто ведёт объединение.")),
        "leads": runs,
    }
    return render(request, "growth/routes/templates.html", context)


@require_safe
def route_templates_export(request: UserRequest) -> HttpResponseBase:
    book = build_templates(_counted(request).prefetch_related("items"))
    return tables_response(request, book, _("Типовые маршруты"))


def _counted(request: UserRequest) -> QuerySet[Any]:
    """With how many items each has, and how many routes were made from it."""
    rows = route_queries.visible_templates(request.user).annotate(steps=Count("items", distinct=True))
    return rows.annotate(used=Count("routes", distinct=True)).order_by("-is_active", "title")


def route_template_create(request: UserRequest) -> HttpResponse:
    bodies = run_associations(request.user)
    association = asked_or_usual(request)
    if association is None:
        return render(request, "growth/routes/template_body.html", {"bodies": bodies.order_by("full_name")})
    permissions.may_run_growth(request.user, association).require()
    form = TemplateForm(request.POST or None, association=association)
    steps = StepFormSet(request.POST or None, prefix="step")

    def create() -> None:
        actions.create_template(association=association, data=template_data(form, steps), actor=request.user)

    if form.is_bound and done(form, create, steps):
        messages.success(request, _("Типовой маршрут создан."))
        return redirect("growth:route_templates")
    return _page(request, form, steps, _("Новый типовой маршрут"), str(association))


def route_template_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(route_queries.visible_templates(request.user), pk=pk)
    permissions.may_run_growth(request.user, found.association).require()
    names = ("title", "goal", "area", "subject", "is_active", "version")
    initial = {name: getattr(found, name) for name in names}
    form = TemplateForm(request.POST or None, association=found.association, initial=initial)
    kept = list(found.items.values("kind", "title", "evidence", "hours", "days"))
    steps = StepFormSet(request.POST or None, prefix="step", initial=kept)

    def edit() -> None:
        version = form.cleaned_data["version"] or 0
        actions.edit_template(found, data=template_data(form, steps), version=version, actor=request.user)

    if form.is_bound and done(form, edit, steps):
        messages.success(request, _("Сохранено. Уже составленные маршруты не изменились."))
        return redirect("growth:route_templates")
    return _page(request, form, steps, found.title, str(found.association))


@require_POST
def route_template_copy(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(route_queries.visible_templates(request.user), pk=pk)
    made = actions.copy_template(found, actor=request.user)
    return redirect("growth:route_template_edit", made.pk)


def _page(
    request: UserRequest, form: TemplateForm, steps: BaseFormSet[StepForm], title: str, lead: str
) -> HttpResponse:
    crumbs: list[tuple[object, str]] = [
        (_("Развитие"), reverse("growth:home")),
        (_("Типовые маршруты"), reverse("growth:route_templates")),
    ]
    more: dict[str, Any] = {"steps": steps, "lead": lead, "refused": steps.is_bound and not steps.is_valid()}
    return form_page(
        request,
        form,
        title=title,
        crumbs=crumbs,
        submit=_("Сохранить"),
        template="growth/routes/template_form.html",
        **more,
    )
