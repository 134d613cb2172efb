"""A school with low results: who curates it, what was done there, the routes of its teachers."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock, files
from rumo.core.form_pages import done, form_page
from rumo.directory.powers import powers_of
from rumo.growth import permissions, queries
from rumo.growth.actions import support as actions
from rumo.growth.enums import RouteGround
from rumo.growth.forms.support import VisitForm
from rumo.growth.models import Publication, SupportedSchool, SupportVisit
from rumo.growth.registers.support import REGISTER
from rumo.growth.views.registers import crumbs


@require_safe
def school(request: UserRequest, pk: int) -> HttpResponse:
    found = _school(request, pk)
    routes = queries.visible_routes(request.user).filter(
        organization=found.organization,
        ground=RouteGround.LOW_RESULTS,
        starts_on__year__in=[found.year, found.year + 1],
    )
    context = {
        "tab": REGISTER.key,
        "school": found,
        "visits": found.visits.select_related("person", "stored"),
        "routes": routes,
        "recommendations": Publication.objects.filter(
            association__region=found.association.region_id, for_low_results=True
        ).select_related("subject"),
        "may_support": permissions.may_support(request.user, found),
        "may_edit": permissions.may_run_growth(request.user, found.association),
    }
    return render(request, "growth/registers/school.html", context)


def visit_add(request: UserRequest, pk: int) -> HttpResponse:
    found = _school(request, pk)
    permissions.may_support(request.user, found).require()
    initial = {"day": clock.today(), "person": powers_of(request.user).person_id}
    form = VisitForm(request.POST or None, request.FILES or None, user=request.user, initial=initial)
    if form.is_bound and done(form, lambda: actions.add_visit(found, **form.cleaned_data, actor=request.user)):
        return redirect("growth:school", pk)
    return form_page(request, form, title=_("Чем помогли школе"), crumbs=crumbs(REGISTER, found), submit=_("Записать"))


@require_POST
def visit_remove(request: UserRequest, pk: int) -> HttpResponse:
    visit = _visit(request, pk)
    actions.remove_visit(visit, actor=request.user)
    return redirect("growth:school", visit.school_id)


@require_safe
def visit_file(request: UserRequest, pk: int) -> FileResponse:
    visit = _visit(request, pk)
    if visit.stored is None:
        raise Http404
    return files.file_response(visit.stored)


def _school(request: UserRequest, pk: int) -> SupportedSchool:
    return get_object_or_404(queries.visible_schools(request.user), pk=pk)


def _visit(request: UserRequest, pk: int) -> SupportVisit:
    visits = SupportVisit.objects.select_related("school__association", "stored", "person")
    return get_object_or_404(visits.filter(school__in=queries.visible_schools(request.user)), pk=pk)
