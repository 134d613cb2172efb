"""Who registered, who came and whose part counted: three different numbers, each shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from rumo.events.enums import SeatState
from rumo.events.models import Event, Registration


@dataclass(frozen=True, slots=True)
class Participation:
    """People of one event: with a confirmed place, in the waiting list, marked as present, counted."""

    registered: int = 0
    waiting: int = 0
    came: int = 0
    counted: int = 0


def participation_of(events: Iterable[Event] | QuerySet[Event]) -> dict[int, Participation]:
    """By the event's key, for all of them in one query; an event nobody registered for has zeros."""
    keys: Any = events.values("pk") if isinstance(events, QuerySet) else [each.pk for each in events]
    confirmed = Q(confirmed_at__isnull=False)
    rows = (
        Registration.objects.filter(event__in=keys)
        .order_by()
        .values_list("event")
        .annotate(
            registered=Count("pk", filter=confirmed & Q(state=SeatState.REGISTERED)),
            waiting=Count("pk", filter=confirmed & Q(state__in=(SeatState.WAITING, SeatState.OFFERED))),
            came=Count("pk", filter=Q(came_at__isnull=False)),
            counted=Count("pk", filter=Q(is_counted=True)),
        )
    )
    found: dict[int, Participation] = defaultdict(Participation)
    found.update({pk: Participation(*counts) for pk, *counts in rows})
    return found
