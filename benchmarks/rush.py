"""What a rush is measured on: an event with fewer seats than people who want one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse

from benchmarks.world import make_world
from rumo.core import clock
from rumo.events.enums import EventKind, EventState
from rumo.events.event_rules import EventRules
from rumo.events.models import Event

MEMBERS = 40


def measure(*, seats: int) -> dict[str, Any]:
    """`event` and the `url` of its form; a seat needs no confirmation, so each one is given for good."""
    world = make_world(MEMBERS)
    starts_at = clock.now() + timedelta(days=7)
    event = Event.objects.create(
        association=world.association,
        kind=EventKind.WEBINAR,
        title="Задачи с практическим содержанием в основной школе",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        state=EventState.PUBLISHED,
        capacity=seats,
        rules_data=EventRules(confirm_hours=0).to_json(),
    )
    return {"event": event.pk, "url": reverse("events:register", args=[world.association.region.slug, event.pk])}
