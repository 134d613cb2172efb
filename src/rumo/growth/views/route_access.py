"""Routes and items as this reader may open them, and the way to them."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.directory.queries import run_associations
from rumo.growth import queries, route_queries
from rumo.growth.models import LearningRoute, RouteItem


def route_of(request: UserRequest, pk: int) -> LearningRoute:
    """404 for a route that is not this reader's business."""
    rows = queries.visible_routes(request.user).select_related(
        "municipality", "subject", "template", "result__diagnostic"
    )
    return get_object_or_404(rows, pk=pk)


def item_of(request: UserRequest, pk: int) -> RouteItem:
    return get_object_or_404(route_queries.visible_items(request.user), pk=pk)


def leads(request: UserRequest) -> bool:
    """Whether the reader works with the routes of others by office: the strip of parts is for them."""
    return run_associations(request.user).exists() or queries.own_municipalities(request.user).exists()


def crumbs_to(request: UserRequest, route: LearningRoute | None = None) -> list[tuple[object, str]]:
    """«Развитие», for those who lead «Маршруты», and the route."""
    crumbs: list[tuple[object, str]] = [(_("Развитие"), reverse("growth:home"))]
    if leads(request):
        crumbs.append((_("Маршруты"), reverse("growth:routes")))
    if route is not None:
        crumbs.append((route.person, reverse("growth:route", args=[route.pk])))
    return crumbs
