"""The page of a plan."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.planning import queries
from rumo.planning.enums import PlanState

STATE_KINDS = {
    PlanState.DRAFT: "neutral",
    PlanState.ON_AGREEMENT: "info",
    PlanState.AGREED: "info",
    PlanState.APPROVED: "accent",
    PlanState.IN_FORCE: "success",
    PlanState.CLOSED: "neutral",
}


@require_safe
def plan(request: UserRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    context = {"plan": record, "state_kind": STATE_KINDS[PlanState(record.state)]}
    return render(request, "planning/plan.html", context)
