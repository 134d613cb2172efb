"""A result of somebody: its page, entering, correcting, the mark of analysis; one's own results."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.form_pages import done, form_page
from rumo.directory.models import Region
from rumo.growth import permissions, queries
from rumo.growth.actions import results as actions
from rumo.growth.diagnostic_queries import run_diagnostics
from rumo.growth.enums import ResultState
from rumo.growth.forms.diagnostics import AnalyseForm, GapSet, ResultForm, told_gaps
from rumo.growth.models import Diagnostic, DiagnosticResult
from rumo.growth.result_list import with_gaps
from rumo.growth.views.diagnostics import crumbs_to
from rumo.growth.views.route_access import leads

FORM = "growth/diagnostics/result_form.html"


@require_safe
def own_results(request: UserRequest) -> HttpResponse:
    """What one got oneself, and where a route can be begun."""
    rows = with_gaps(queries.own_results(request.user).prefetch_related("routes")).order_by("-taken_on")
    return render(request, "growth/diagnostics/own_results.html", {"results": rows, "leads": leads(request)})


@require_safe
def result(request: UserRequest, pk: int) -> HttpResponse:
    found = visible_result(request, pk)
    if queries.own_results(request.user).filter(pk=pk).exists():
        return redirect("growth:own_results")
    may_analyse = actions.analysable_results(request.user).filter(pk=pk).exists()
    context = {
        "result": found,
        "gaps": found.gaps.select_related("area", "level"),
        "routes": queries.visible_routes(request.user).filter(result=found),
        "is_analysed": found.state == ResultState.ANALYSED,
        "may_edit": permissions.may_run_growth(request.user, found.diagnostic.association),
        "may_analyse": may_analyse,
        "analyse": AnalyseForm(),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)[:30]],
        "leads": leads(request),
    }
    return render(request, "growth/diagnostics/result.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def result_enter(request: UserRequest, pk: int) -> HttpResponse:
    """One result by hand, a row an area; «ещё одного» leads back to the empty form."""
    campaign: Diagnostic = get_object_or_404(run_diagnostics(request.user), pk=pk)
    region = campaign.association.region
    initial = {"taken_on": campaign.ends_on}
    form = ResultForm(request.POST or None, user=request.user, region=region, is_new=True, initial=initial)
    rows = _gap_rows(request, region)
    made: list[DiagnosticResult] = []

    def enter() -> None:
        data = form.told(told_gaps(rows))
        made.append(actions.enter_result(campaign, person=form.cleaned_data["person"], data=data, actor=request.user))

    if request.method == "POST" and done(form, enter, rows):
        messages.success(request, _("Результат внесён: %(name)s.") % {"name": made[0].person})
        if "another" in request.POST:
            return redirect("growth:result_enter", campaign.pk)
        return redirect("growth:diagnostic", campaign.pk)
    return form_page(
        request, form, title=_("Результат педагога"), crumbs=crumbs_to(campaign), submit=_("Внести"), template=FORM,
        rows=rows, is_new=True, refused=_is_wrong(rows), lead=campaign.title,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def result_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = visible_result(request, pk)
    region = found.diagnostic.association.region
    permissions.may_run_growth(request.user, found.diagnostic.association).require()
    names = ("taken_on", "subject", "organization", "worker", "percent")
    initial = {name: getattr(found, name) for name in names}
    form = ResultForm(request.POST or None, user=request.user, region=region, is_new=False, initial=initial)
    rows = _gap_rows(request, region, found)

    def edit() -> None:
        actions.edit_result(found, data=form.told(told_gaps(rows)), actor=request.user)

    if request.method == "POST" and done(form, edit, rows):
        messages.success(request, _("Сохранено."))
        return redirect("growth:result", found.pk)
    crumbs = [*crumbs_to(found.diagnostic), (found.person, reverse("growth:result", args=[pk]))]
    return form_page(
        request, form, title=_("Исправить результат"), crumbs=crumbs, submit=_("Сохранить"), template=FORM, rows=rows,
        refused=_is_wrong(rows), lead=str(found.person), delete_url=reverse("growth:result_delete", args=[pk]),
        delete_confirm=_("Удалить результат, внесённый по ошибке?"),
    )  # fmt: skip


@require_POST
def result_delete(request: UserRequest, pk: int) -> HttpResponse:
    found = visible_result(request, pk)
    actions.delete_result(found, actor=request.user)
    messages.success(request, _("Результат удалён."))
    return redirect("growth:diagnostic", found.diagnostic_id)


@require_POST
def result_analyse(request: UserRequest, pk: int) -> HttpResponse:
    found = visible_result(request, pk)
    form = AnalyseForm(request.POST)
    if done(form, lambda: actions.mark_analysed([found], on=form.cleaned_data["on"], actor=request.user)):
        messages.success(request, _("Отмечено: дефициты разобраны."))
    else:
        messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
    return redirect("growth:result", pk)


@require_POST
def result_unmark(request: UserRequest, pk: int) -> HttpResponse:
    actions.unmark_analysed(visible_result(request, pk), actor=request.user)
    messages.success(request, _("Отметка снята."))
    return redirect("growth:result", pk)


def visible_result(request: UserRequest, pk: int) -> DiagnosticResult:
    """404 for one that is not this reader's business."""
    rows = queries.visible_results(request.user).select_related("diagnostic__association__region")
    return get_object_or_404(rows, pk=pk)


def _gap_rows(request: UserRequest, region: Region, result: DiagnosticResult | None = None) -> Any:
    """What there is, a row for every other area in use, and an empty one."""
    gaps = list(result.gaps.select_related("area", "level")) if result else []
    initial: list[dict[str, Any]] = [{"area": gap.area, "level": gap.level, "topic": gap.topic} for gap in gaps]
    known = {gap.area_id for gap in gaps}
    initial += [{"area": area} for area in region.gap_areas.filter(is_active=True) if area.pk not in known]
    initial.append({})
    return GapSet(request.POST or None, prefix="gaps", initial=initial, form_kwargs={"region": region})


def _is_wrong(rows: Any) -> bool:
    return rows.is_bound and not rows.is_valid()
