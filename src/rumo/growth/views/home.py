"""The first page of growth: own routes, the routes one tutors."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.growth import queries
from rumo.growth.enums import OPEN_ROUTES

SHOWN = 10


@require_safe
def home(request: UserRequest) -> HttpResponse:
    context = {
        "own": queries.own_routes(request.user)[:SHOWN],
        "tutored": queries.tutored_routes(request.user).filter(state__in=OPEN_ROUTES)[:SHOWN],
    }
    return render(request, "growth/home.html", context)
