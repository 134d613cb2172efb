"""The tutor's board: what waits for one's answer, who is late; and the load of all tutors for those who lead."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.workbook import tables_response
from rumo.directory.models import Association
from rumo.directory.queries import branch_of, run_associations
from rumo.directory.views.bodies import asked_body
from rumo.growth import queries, route_queries
from rumo.growth import tutors as loads
from rumo.growth.enums import OPEN_ROUTES, RouteState
from rumo.growth.list_sheets import build_tutors
from rumo.growth.models import LearningRoute, RouteItem
from rumo.growth.views.route_access import leads


@require_safe
def board(request: UserRequest) -> HttpResponse:
    """One's own routes as a tutor, in a constant number of queries."""
    tutored = queries.tutored_routes(request.user)
    routes = list(route_queries.with_progress(tutored.filter(state__in=OPEN_ROUTES)))
    late = (
        RouteItem.objects.filter(loads.is_overdue(clock.today()), route__in=[route.pk for route in routes])
        .filter(route__state__in=[RouteState.AGREED, RouteState.IN_PROGRESS, RouteState.RETURNED])
        .select_related("route__person")
        .order_by("due_on", "pk")
    )
    context = {
        "to_agree": [route for route in routes if route.state == RouteState.MADE],
        "to_credit": [route for route in routes if route.state == RouteState.SUBMITTED],
        "handed_in": list(route_queries.tutored_items(request.user)),
        "late": list(late),
        "routes": routes,
        "finished": tutored.filter(state=RouteState.CREDITED).count(),
        "leads": leads(request),
    }
    return render(request, "growth/routes/board.html", context)


@require_safe
def tutors(request: UserRequest) -> HttpResponse:
    """Who leads how many, in a body and those below it."""
    mine = run_associations(request.user).order_by("parent_id", "full_name")
    association = _body(request, list(mine))
    below = LearningRoute.objects.filter(association__in=branch_of(association))
    without = below.filter(tutor__isnull=True, state__in=OPEN_ROUTES).count()
    context = {
        "bodies": mine,
        "association": association,
        "loads": loads.loads(association, below),
        "without": without,
        "leads": True,
    }
    return render(request, "growth/routes/tutors.html", context)


@require_safe
def tutors_export(request: UserRequest) -> HttpResponseBase:
    association = _body(request, list(run_associations(request.user).order_by("parent_id", "full_name")))
    below = LearningRoute.objects.filter(association__in=branch_of(association))
    return tables_response(request, build_tutors(loads.loads(association, below)), _("Нагрузка тьюторов"))


def _body(request: UserRequest, mine: list[Association]) -> Association:
    if asked := asked_body(request):
        return asked
    if not mine:
        raise Http404
    return next((each for each in mine if each.parent_id is None), mine[0])
