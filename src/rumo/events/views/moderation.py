"""Proposals to the navigator: those that wait for an answer, and one's own."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.directory.queries import run_associations
from rumo.events import permissions, queries
from rumo.events.enums import EventState

ROWS_A_PAGE = 30


@require_safe
def proposals(request: UserRequest) -> HttpResponse:
    """The queue, the longest waiting first; below it what one has proposed oneself."""
    asked = queries.run_events(request.user).select_related("proposed_by")
    waiting = asked.filter(state=EventState.PROPOSED, association__in=run_associations(request.user))
    own = asked.filter(proposed_by=request.user).order_by("-created_at")
    context = {
        "waiting": waiting.order_by("created_at"),
        "own": Paginator(own, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "may_propose": permissions.may_propose(request.user),
    }
    return render(request, "events/editing/proposals.html", context)
