"""Proposals to the navigator: those that wait for an answer, and one's own."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.verdict import YES, No
from rumo.directory.enums import AssociationKind
from rumo.directory.queries import run_associations, visible_associations
from rumo.events import permissions, queries
from rumo.events.enums import EventState

ROWS_A_PAGE = 30


@require_safe
def proposals(request: UserRequest) -> HttpResponse:
    """The queue, the longest waiting first; below it what one has proposed oneself."""
    asked = queries.run_events(request.user).select_related("proposed_by")
    waiting = asked.filter(state=EventState.PROPOSED, association__in=run_associations(request.user))
    own = asked.filter(proposed_by=request.user).order_by("-created_at")
    regional = visible_associations(request.user).filter(kind=AssociationKind.REGIONAL, is_active=True)
    may_propose = any(permissions.may_propose_event(request.user, each) for each in regional)
    context = {
        "waiting": waiting.order_by("created_at"),
        "own": Paginator(own, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "may_propose": YES if may_propose else No(_("Мероприятия предлагают методические службы и объединения.")),
    }
    return render(request, "events/editing/proposals.html", context)
