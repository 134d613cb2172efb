"""Campaigns of diagnostics: the list, the page of one, adding and changing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.form_pages import done, form_page
from rumo.core.verdict import YES, No
from rumo.core.workbook import tables_response
from rumo.directory.queries import run_associations
from rumo.growth import permissions
from rumo.growth.actions import diagnostics as actions
from rumo.growth.diagnostic_queries import led_results, run_diagnostics, visible_diagnostics, visible_imports
from rumo.growth.enums import ResultState
from rumo.growth.forms.diagnostics import DiagnosticForm
from rumo.growth.list_sheets import build_diagnostics
from rumo.growth.models import Diagnostic
from rumo.growth.queries import own_results
from rumo.growth.views.route_access import leads

ROWS_A_PAGE = 30


@require_safe
def diagnostics(request: UserRequest) -> HttpResponse:
    """The campaigns one works with; somebody who only went through some is led to the own results."""
    if not leads(request) and own_results(request.user).exists():
        return redirect("growth:own_results")
    runs = run_associations(request.user).exists()
    context = {
        "page": Paginator(_counted(request), ROWS_A_PAGE).get_page(request.GET.get("page")),
        "leads": leads(request),
        "may_create": YES if runs else No(_("Диагностику заводят те, кто ведёт объединение.")),
    }
    return render(request, "growth/diagnostics/diagnostics.html", context)


@require_safe
def diagnostics_export(request: UserRequest) -> HttpResponseBase:
    return tables_response(request, build_diagnostics(_counted(request)), _("Диагностики"))


def _counted(request: UserRequest) -> QuerySet[Any]:
    """With how many of those one leads went through, and of how many the gaps are analysed."""
    mine = Q(results__in=led_results(request.user))
    rows = visible_diagnostics(request.user).annotate(
        people=Count("results__person", distinct=True, filter=mine),
        analysed=Count("results__person", distinct=True, filter=mine & Q(results__state=ResultState.ANALYSED)),
    )
    return rows.order_by("-starts_on", "title", "pk")


@require_safe
def diagnostic(request: UserRequest, pk: int) -> HttpResponse:
    """What was held, how many went through, the tables that were brought, what happened."""
    found: Diagnostic = get_object_or_404(visible_diagnostics(request.user), pk=pk)
    counts = led_results(request.user).filter(diagnostic=found).order_by()
    context = {
        "diagnostic": found,
        "counts": counts.aggregate(
            results=Count("pk", distinct=True),
            people=Count("person", distinct=True),
            with_gaps=Count("person", distinct=True, filter=Q(gaps__level__is_gap=True)),
            analysed=Count("person", distinct=True, filter=Q(state=ResultState.ANALYSED)),
        ),
        "subjects": found.subjects.all(),
        "imports": visible_imports(request.user).filter(diagnostic=found),
        "may_edit": permissions.may_run_growth(request.user, found.association),
        "has_areas": found.association.region.gap_areas.exists() and found.association.region.gap_levels.exists(),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)[:30]],
        "leads": leads(request),
    }
    return render(request, "growth/diagnostics/diagnostic.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def diagnostic_create(request: UserRequest) -> HttpResponse:
    form = DiagnosticForm(request.POST or None, user=request.user)
    made: list[Diagnostic] = []
    if request.method == "POST" and done(form, lambda: made.append(_created(request, form))):
        messages.success(request, _("Диагностика заведена. Загрузите таблицу результатов или внесите их по одному."))
        return redirect("growth:diagnostic", made[0].pk)
    crumbs = [(_("Диагностика"), reverse("growth:diagnostics"))]
    return form_page(request, form, title=_("Новая диагностика"), crumbs=crumbs, submit=_("Завести"))


@require_http_methods(["GET", "HEAD", "POST"])
def diagnostic_edit(request: UserRequest, pk: int) -> HttpResponse:
    found: Diagnostic = get_object_or_404(run_diagnostics(request.user), pk=pk)
    initial = {name: getattr(found, name) for name in ("version", "title", "platform", "starts_on", "ends_on")}
    initial["subjects"] = list(found.subjects.all())
    form = DiagnosticForm(request.POST or None, user=request.user, diagnostic=found, initial=initial)
    if request.method == "POST" and done(form, lambda: _edited(request, found, form)):
        messages.success(request, _("Сохранено."))
        return redirect("growth:diagnostic", found.pk)
    is_empty = not found.results.exists() and not found.imports.exists()
    more = {
        "delete_url": reverse("growth:diagnostic_delete", args=[found.pk]) if is_empty else "",
        "delete_confirm": _("Удалить диагностику, заведённую по ошибке?"),
    }
    return form_page(request, form, title=_("Диагностика"), crumbs=crumbs_to(found), submit=_("Сохранить"), **more)


@require_POST
def diagnostic_delete(request: UserRequest, pk: int) -> HttpResponse:
    found: Diagnostic = get_object_or_404(run_diagnostics(request.user), pk=pk)
    actions.delete_diagnostic(found, actor=request.user)
    messages.success(request, _("Диагностика удалена."))
    return redirect("growth:diagnostics")


def crumbs_to(diagnostic: Diagnostic) -> list[tuple[object, str]]:
    """«Диагностика» and the campaign."""
    return [
        (_("Диагностика"), reverse("growth:diagnostics")),
        (diagnostic, reverse("growth:diagnostic", args=[diagnostic.pk])),
    ]


def _created(request: UserRequest, form: DiagnosticForm) -> Diagnostic:
    association = form.cleaned_data["association"]
    return actions.create_diagnostic(association=association, data=form.told(), actor=request.user)


def _edited(request: UserRequest, found: Diagnostic, form: DiagnosticForm) -> Diagnostic:
    version = form.cleaned_data["version"] or 0
    return actions.edit_diagnostic(found, data=form.told(), version=version, actor=request.user)
