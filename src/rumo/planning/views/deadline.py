"""A deadline phrase explained while it is typed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.planning import queries
from rumo.planning.deadline_reading import read_deadline

_LONGEST = 500  # letters of a phrase; longer ones are not stored


@require_safe
def deadline(request: UserRequest, pk: int) -> HttpResponse:
    """`?deadline=до 10 декабря` → a fragment: what it means in the plan's year, doubts, phrases to take instead."""
    plan = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    reading = read_deadline(request.GET.get("deadline", "")[:_LONGEST], plan.period)
    return render(request, "planning/grid/_deadline.html", {"reading": reading, "plan": plan})
