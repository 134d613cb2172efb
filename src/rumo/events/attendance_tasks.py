"""Background work of attendance: load by id, call one action."""

from __future__ import annotations

from django_tasks import task

from rumo.accounts.models import User
from rumo.events.actions import log_marks, logs, surveys
from rumo.events.models import Event


@task()
def read_log(log_id: int) -> None:
    """Read a log of a conference service. Told twice, it reads once."""
    logs.read_log(log_id)


@task()
def apply_log(log_id: int, actor_id: int) -> int:
    """Mark the people of a log; returns how many. Told again after a crash, it goes on where it stopped."""
    return log_marks.apply_in_background(log_id, User.objects.get(pk=actor_id))


@task()
def write_follow_ups(event_id: int, kind: str) -> int:
    """Write letters after an event; nobody gets one twice. Returns how many were written."""
    event = Event.objects.select_related("association__region").get(pk=event_id)
    return surveys.write_follow_ups(event, kind=kind)
