"""The editions of a plan, and what differs between any two of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.planning import differences, permissions, queries
from rumo.planning.enums import PlanState
from rumo.planning.forms.amendments import CompareForm
from rumo.planning.models import Edition, Plan
from rumo.planning.views.states import STATE_KINDS


@require_safe
def editions(request: UserRequest, pk: int) -> HttpResponse:
    """Every edition with its act and its day, the one in force marked."""
    record = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    context = {
        **head(record),
        "editions": readable_editions(request.user, record),
        "current": queries.edition_to_read(record, clock.today()),
        "runs": permissions.may_run_plan(request.user, record),
        "may_amend": permissions.may_amend(request.user, record),
    }
    return render(request, "planning/editions.html", context)


@require_safe
def compare(request: UserRequest, pk: int) -> HttpResponse:
    """Two editions side by side; without a choice, the last one and the one before it."""
    record = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    listed = readable_editions(request.user, record)
    numbers = [edition.number for edition in listed]
    usual = {"old": numbers[-2] if len(numbers) > 1 else numbers[-1], "new": numbers[-1]}
    form = CompareForm({**usual, **request.GET.dict()}, editions=listed)
    context: dict[str, Any] = {**head(record), "form": form, "editions": listed}
    if form.is_valid():
        by_number = {edition.number: edition for edition in listed}
        old, new = by_number[form.cleaned_data["old"]], by_number[form.cleaned_data["new"]]
        context |= {"old": old, "new": new, "differences": differences.between(old, new)}
    return render(request, "planning/compare.html", context)


def readable_editions(user: Any, record: Plan) -> list[Edition]:
    """In their order. An amendment still being written is for those who write it."""
    runs = permissions.may_run_plan(user, record)
    found = record.editions.select_related("paper", "change_sheet", "resolution").order_by("number")
    return [edition for edition in found if runs or not edition.is_draft or not edition.number]


def head(record: Plan) -> dict[str, Any]:
    return {"plan": record, "state_kind": STATE_KINDS[PlanState(record.state)]}
