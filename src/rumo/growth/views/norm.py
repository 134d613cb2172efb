"""The norm of the methodical pool by municipality: who has enough members, who lacks how many."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.directory.queries import run_associations
from rumo.directory.views.bodies import asked_or_usual
from rumo.growth.norm import norm_of


@require_safe
def norm(request: UserRequest) -> HttpResponse:
    bodies = run_associations(request.user)
    association = asked_or_usual(request)
    day = clock.today()
    found = norm_of(association, day) if association is not None else None
    context = {"tab": "pools", "association": association, "bodies": bodies, "found": found, "day": day}
    return render(request, "growth/registers/norm.html", context)
