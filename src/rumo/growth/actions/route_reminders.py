"""Reminders of items that are due, one letter a person a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from rumo.core import clock
from rumo.growth import route_letters
from rumo.growth.enums import ItemState, RouteState
from rumo.growth.models import ItemReminder, RouteItem

# Days before the term; 0 is the day itself.
AHEAD = (7, 0)


def remind_of_items() -> int:
    """Remind of everything due in a week or today, each once; returns how many letters went out."""
    return sum(_remind(items, days) for days in AHEAD for items in _due(days))


def _due(days: int) -> Iterable[list[RouteItem]]:
    """Items with the term in `days` days that nobody was reminded of, a list a route."""
    told = ItemReminder.objects.filter(item=OuterRef("pk"), for_day=OuterRef("due_on"), days=days)
    rows = (
        RouteItem.objects.filter(
            ~Exists(told),
            due_on=clock.today() + timedelta(days=days),
            state__in=[ItemState.PLANNED, ItemState.RETURNED],
            route__state__in=[RouteState.AGREED, RouteState.IN_PROGRESS, RouteState.RETURNED],
        )
        .select_related("route__person__user", "route__association")
        .order_by("route", "position")
    )
    return [list(items) for _route, items in groupby(rows, key=attrgetter("route_id"))]


def _remind(items: list[RouteItem], days: int) -> bool:
    """One letter about `items`; False when another clock was first or there is nowhere to write."""
    try:
        with transaction.atomic():
            ItemReminder.objects.bulk_create(
                ItemReminder(item=item, for_day=item.due_on, days=days) for item in items if item.due_on
            )
            return route_letters.remind(items, days)
    except IntegrityError:
        return False
