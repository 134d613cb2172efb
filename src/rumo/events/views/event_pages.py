"""What the pages of one event have in common."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from rumo.accounts.requests import UserRequest
from rumo.events import permissions, queries
from rumo.events.models import Event


def run_event(request: UserRequest, pk: int) -> Event:
    """The event of a page for those who prepare it; for anybody else there is no such page."""
    found: Event = get_object_or_404(queries.run_events(request.user), pk=pk)
    return found


def editable_event(request: UserRequest, pk: int) -> Event:
    """The same where something is to be changed. Raises NotAllowed with the reason."""
    event = run_event(request, pk)
    permissions.may_edit_event(request.user, event).require()
    return event


def posted_order(request: UserRequest) -> tuple[list[int], int]:
    """What sortable.js sends: keys in their new order, and the mark of the order it was made from."""
    keys = [int(key) for key in request.POST.get("order", "").split(",") if key.isdigit()]
    mark = request.POST.get("version", "")
    return keys, int(mark) if mark.isdigit() else 0
