"""The editions of a plan, and what differs between two of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.planning import queries


@require_safe
def editions(request: UserRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    return render(request, "planning/editions.html", {"plan": record})
