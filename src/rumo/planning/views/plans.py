"""The register of plans."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rumo.planning import queries


def plans(request: HttpRequest) -> HttpResponse:
    """Plans the user may see, newest year first."""
    return render(request, "planning/plans.html", {"plans": queries.visible_plans(request.user)})
