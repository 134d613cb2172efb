"""The first page of growth: own routes, the routes one tutors, and for those who lead the way to the rest."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.directory.powers import powers_of
from rumo.directory.queries import run_associations
from rumo.growth import overview, queries, route_list, route_queries
from rumo.growth.enums import OPEN_ROUTES, RouteState
from rumo.growth.views.route_access import leads

SHOWN = 20
NEXT = 3


@require_safe
def home(request: UserRequest) -> HttpResponse:
    """In a constant number of queries; a teacher reads it on a phone."""
    tutored = queries.tutored_routes(request.user).filter(state__in=OPEN_ROUTES)
    own = route_queries.with_progress(queries.own_routes(request.user)).order_by("-starts_on")[:SHOWN]
    led = leads(request)
    context = {
        "own": own,
        "next_items": route_queries.own_next_items(request.user)[:NEXT],
        "tutored": tutored.count(),
        "to_agree": tutored.filter(state=RouteState.MADE).count(),
        "to_credit": tutored.filter(state=RouteState.SUBMITTED).count(),
        "handed_in": route_queries.tutored_items(request.user).count(),
        "has_results": queries.own_results(request.user).exists(),
        "is_known": powers_of(request.user).person_id is not None,
        "leads": led,
        "runs": run_associations(request.user).exists(),
        "parts": overview.parts_of(request.user, clock.today()) if led else (),
        "lead_counts": route_list.lead_counts(request.user) if led else {},
    }
    return render(request, "growth/home.html", context)
