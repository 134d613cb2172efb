"""A new route, one's own route, and what a route says changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.form_pages import done, form_page
from rumo.directory.models import Association, Person
from rumo.directory.powers import powers_of
from rumo.directory.queries import run_associations, usual_association, visible_associations, visible_people
from rumo.growth import permissions, queries
from rumo.growth.actions import routes as actions
from rumo.growth.enums import RouteGround
from rumo.growth.forms.routes import ChooseBodyForm, RouteForm
from rumo.growth.models import DiagnosticResult, LearningRoute
from rumo.growth.views.route_access import crumbs_to, route_of

MONTHS = timedelta(days=180)


def route_create(request: UserRequest) -> HttpResponse:
    """For somebody by those who lead; `?result=` begins from a result, `?person=` from a person."""
    result = _result(request, queries.visible_results(request.user))
    bodies = run_associations(request.user)
    if result is not None:
        bodies = bodies.filter(region=result.diagnostic.association.region_id)
    association = _body(request, bodies, result)
    if association is None:
        return _choose_body(request, bodies, _("Новый маршрут"))
    permissions.may_run_growth(request.user, association).require()
    form = RouteForm(
        request.POST or None,
        user=request.user,
        association=association,
        result=result,
        initial=_initial(request, result),
    )
    return _made(request, form, association, result.person if result else None, _("Новый маршрут"))


def route_create_own(request: UserRequest) -> HttpResponse:
    """The teacher's own: to be agreed by a tutor afterwards."""
    person = _own_person(request)
    result = _result(request, queries.own_results(request.user))
    bodies = visible_associations(request.user).filter(is_active=True)
    association = _body(request, bodies, result)
    if association is None:
        return _choose_body(request, bodies, _("Мой маршрут"))
    form = RouteForm(
        request.POST or None,
        user=request.user,
        association=association,
        result=result,
        is_own=True,
        appoints=False,
        initial={**_initial(request, result), "ground": RouteGround.GAP if result else RouteGround.OWN},
    )
    return _made(request, form, association, person, _("Мой маршрут"))


def route_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = route_of(request, pk)
    permissions.may_edit_route(request.user, found).require()
    names = ("ground", "starts_on", "ends_on", "goal", "subject", "worker", "tutor", "version")
    form = RouteForm(
        request.POST or None,
        user=request.user,
        association=found.association,
        route=found,
        is_own=permissions.is_own_route(request.user, found),
        appoints=bool(permissions.may_appoint_tutor(request.user, found)),
        initial={name: getattr(found, name) for name in names},
    )

    def edit() -> None:
        version = form.cleaned_data["version"] or 0
        actions.edit_route(found, data=form.route_data(found), version=version, actor=request.user)

    if form.is_bound and done(form, edit):
        return redirect("growth:route", pk)
    crumbs = crumbs_to(request, found)
    return form_page(request, form, title=_("Изменить маршрут"), crumbs=crumbs, submit=_("Сохранить"))


def _made(
    request: UserRequest, form: RouteForm, association: Association, person: Person | None, title: str
) -> HttpResponse:
    made: list[LearningRoute] = []

    def create() -> None:
        whose = person or form.cleaned_data["person"]
        made.append(
            actions.create_route(association=association, person=whose, data=form.route_data(), actor=request.user)
        )

    if form.is_bound and done(form, create):
        messages.success(request, _("Маршрут составлен. Добавьте пункты: что будет сделано и к какому сроку."))
        return redirect("growth:route", made[0].pk)
    lead = f"{person} · {association}" if person else str(association)
    crumbs = crumbs_to(request)
    return form_page(request, form, title=title, crumbs=crumbs, submit=_("Составить"), lead=lead)


def _choose_body(request: UserRequest, bodies: QuerySet[Association], title: str) -> HttpResponse:
    """The first page where there are several bodies: it only leads on, keeping the rest of the address."""
    form = ChooseBodyForm(bodies=bodies.order_by("parent_id", "full_name"))
    kept = [(name, value) for name, value in request.GET.items() if name in {"result", "person"}]
    return form_page(
        request,
        form,
        title=title,
        crumbs=crumbs_to(request),
        submit=_("Дальше"),
        template="growth/routes/choose_body.html",
        kept=kept,
    )


def _body(request: UserRequest, bodies: QuerySet[Association], result: DiagnosticResult | None) -> Association | None:
    """The one in the address, the diagnostic's, the usual or the only one; None when one has to choose."""
    asked = request.GET.get("association", "")
    if asked:
        return get_object_or_404(bodies, pk=asked if asked.isdecimal() else 0)
    if result is not None and (found := bodies.filter(pk=result.diagnostic.association_id).first()):
        return found
    usual = usual_association(request.user)
    if usual is not None and bodies.filter(pk=usual.pk).exists():
        return usual
    only = list(bodies[:2])
    if not only:
        raise Http404
    return only[0] if len(only) == 1 else None


def _result(request: UserRequest, visible: QuerySet[DiagnosticResult]) -> DiagnosticResult | None:
    asked = request.GET.get("result", "")
    if not asked:
        return None
    return get_object_or_404(visible, pk=asked if asked.isdecimal() else 0)


def _own_person(request: UserRequest) -> Person:
    return get_object_or_404(visible_people(request.user), pk=powers_of(request.user).person_id or 0)


def _initial(request: UserRequest, result: DiagnosticResult | None) -> dict[str, Any]:
    day = clock.today()
    person = request.GET.get("person", "")
    return {
        "starts_on": day,
        "ends_on": day + MONTHS,
        "ground": RouteGround.GAP if result else RouteGround.OWN,
        "subject": result.subject_id if result else None,
        "worker": result.worker if result else "",
        "person": person if person.isdecimal() else None,
    }
