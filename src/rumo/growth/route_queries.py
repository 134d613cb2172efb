"""Reads of routes and their items beside `queries`: progress, what waits for whom, templates, batches."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet

from rumo.core import clock
from rumo.directory.powers import powers_of
from rumo.growth.counting import counted
from rumo.growth.enums import ItemState, RouteState
from rumo.growth.models import LearningRoute, RouteBatch, RouteItem, RouteTemplate
from rumo.growth.queries import own_routes, tutored_routes, visible_routes


def with_progress(routes: QuerySet[LearningRoute]) -> QuerySet[LearningRoute]:
    """Routes with the counts `items_all`, `items_credited`, `items_submitted`, `items_overdue` of each."""
    items = RouteItem.objects.filter(route=OuterRef("pk"))
    late = Q(due_on__lt=clock.today(), state__in=[ItemState.PLANNED, ItemState.RETURNED])
    return routes.annotate(
        items_all=counted(items, "route"),
        items_credited=counted(items.filter(state=ItemState.CREDITED), "route"),
        items_submitted=counted(items.filter(state=ItemState.SUBMITTED), "route"),
        items_overdue=counted(items.filter(late), "route"),
    )


def visible_items(user: Any) -> QuerySet[RouteItem]:
    """The items of the routes one sees."""
    return RouteItem.objects.filter(route__in=visible_routes(user).order_by().values("pk")).select_related(
        "route__association__region", "route__person__user", "route__tutor__user", "area", "event", "stored"
    )


def visible_templates(user: Any) -> QuerySet[RouteTemplate]:
    """Template routes of the bodies one runs."""
    powers = powers_of(user)
    everything = RouteTemplate.objects.select_related("association__region", "area", "subject")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def visible_batches(user: Any) -> QuerySet[RouteBatch]:
    """Routes made at once, of the bodies one runs."""
    powers = powers_of(user)
    everything = RouteBatch.objects.select_related("association__region", "template", "asked_by")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def tutored_items(user: Any) -> QuerySet[RouteItem]:
    """Items handed in that wait for the user as a tutor, the oldest first."""
    return (
        RouteItem.objects.filter(route__in=tutored_routes(user).order_by().values("pk"), state=ItemState.SUBMITTED)
        .filter(route__state__in=[RouteState.IN_PROGRESS, RouteState.SUBMITTED, RouteState.RETURNED])
        .select_related("route__person", "route__organization", "stored")
        .order_by("submitted_at", "pk")
    )


def own_next_items(user: Any) -> QuerySet[RouteItem]:
    """What the user has to do next on own routes, by the term."""
    return (
        RouteItem.objects.filter(
            route__in=own_routes(user).order_by().values("pk"),
            route__state__in=[RouteState.AGREED, RouteState.IN_PROGRESS, RouteState.RETURNED],
            state__in=[ItemState.PLANNED, ItemState.RETURNED],
        )
        .select_related("route", "event")
        .order_by(F("due_on").asc(nulls_last=True), "route", "position")
    )
