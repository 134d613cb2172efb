"""Background work of events: load by id, call one action."""

from __future__ import annotations

from collections.abc import Sequence

from django_tasks import task

from rumo.events.actions import notices
from rumo.events.models import Event


@task()
def tell_cancelled(event_id: int) -> int:
    """Write to everybody who had a place; returns how many letters went out."""
    return notices.tell_cancelled(Event.objects.get(pk=event_id))


@task()
def tell_moved(event_id: int, changed: Sequence[str]) -> int:
    """Write to everybody with a place what is new; returns how many letters went out."""
    return notices.tell_moved(Event.objects.get(pk=event_id), changed)
