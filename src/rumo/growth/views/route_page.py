"""A learning route: the teacher works here, the tutor judges here."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.growth import queries


@require_safe
def route(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.visible_routes(request.user), pk=pk)
    return render(request, "growth/routes/route.html", {"route": found})
