"""The public site of a region: its bodies, what is new, what comes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from rumo.core.public_pages import public_page
from rumo.directory.models import Association, Region
from rumo.portal import queries
from rumo.portal.news import coming, news
from rumo.portal.views.public_frame import public_render

NEWS_SHOWN = 6
COMING_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Branch:
    """A body with those below it."""

    body: Association
    below: tuple[Branch, ...]


@public_page
def public_regions(request: HttpRequest) -> HttpResponse:
    """Which region; the only one at once."""
    regions = list(Region.objects.all())
    if len(regions) == 1:
        return redirect("portal:public_region", regions[0].slug)
    return render(request, "portal/public/regions.html", {"regions": regions})


@public_page
def public_region(request: HttpRequest, slug: str) -> HttpResponse:
    region = get_object_or_404(Region, slug=slug)
    context = {
        "branches": branches_of(queries.public_bodies(region)),
        "news": news(region, most=NEWS_SHOWN),
        "coming": coming(region)[:COMING_SHOWN],
    }
    return public_render(request, "portal/public/region.html", region, context, part="portal:public_region")


def branches_of(bodies: Iterable[Association]) -> tuple[Branch, ...]:
    """The tree of bodies; one whose upper body is not among them stands on top."""
    rows = list(bodies)
    here = {body.pk for body in rows}

    def below(parent: int | None) -> tuple[Branch, ...]:
        return tuple(
            Branch(body, below(body.pk))
            for body in rows
            if (body.parent_id if body.parent_id in here else None) == parent
        )

    return below(None)
