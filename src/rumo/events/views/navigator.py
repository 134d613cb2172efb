"""The navigator of a region for everybody: what is to come, what is over, and the events of one series."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rumo.core import clock
from rumo.core.public_pages import public_page
from rumo.directory.models import Region
from rumo.directory.queries import visible_regions
from rumo.events import navigator as reads
from rumo.events import queries
from rumo.events.models import EventSeries
from rumo.events.navigator import Choice, Part
from rumo.events.navigator_days import periods_of
from rumo.events.views.navigator_frame import asked, cards_of, frame

CARDS_A_PAGE = 20
# More than so many coming events of one series stand in the list of all events.
MOST_COMING = 50


@login_not_required
@require_safe
def navigators(request: HttpRequest) -> HttpResponse:
    """The navigator of one's own region; whoever has none or several chooses."""
    regions = list(visible_regions(request.user)) or list(Region.objects.all())
    if len(regions) == 1:
        return redirect("events:navigator", regions[0].slug)
    return render(request, "events/navigator/navigators.html", {"regions": regions})


@public_page
def navigator(request: HttpRequest, slug: str) -> HttpResponse:
    """What is to come, the next first."""
    return _listed(request, slug, Part.COMING, "navigator")


@public_page
def archive(request: HttpRequest, slug: str) -> HttpResponse:
    """What is over, the latest first."""
    return _listed(request, slug, Part.PAST, "archive")


@public_page
def public_series(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Everything held and planned under one name, year after year."""
    region = get_object_or_404(Region, slug=slug)
    rows = queries.public_events(region).filter(series=pk)
    series = get_object_or_404(EventSeries.objects.select_related("association"), pk=pk, events__in=rows[:1])
    coming = reads.in_time(rows, Choice(), Part.COMING)[:MOST_COMING]
    page = Paginator(reads.in_time(rows, Choice(), Part.PAST), CARDS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "public_region": region,
        "series": series,
        "coming": cards_of(coming, request.user),
        "past": cards_of(page, request.user),
        "page": page,
    }
    return render(request, "events/navigator/public_series.html", context)


def _listed(request: HttpRequest, slug: str, part: Part, page_name: str) -> HttpResponse:
    region = get_object_or_404(Region, slug=slug)
    form, choice = asked(request)
    public = queries.public_events(region)
    found = reads.sought(reads.in_time(public, choice, part), choice.q)
    page = Paginator(found.filter(choice.conditions()), CARDS_A_PAGE).get_page(request.GET.get("page"))
    first_at = public.aggregate(at=Min("starts_at"))["at"] if part is Part.PAST else None
    earliest = timezone.localdate(first_at) if first_at else None
    context = {
        **frame(request, region, page_name, form, choice, found),
        "page": page,
        "cards": cards_of(page, request.user),
        "periods": periods_of(part, clock.today(), earliest),
        "is_archive": part is Part.PAST,
    }
    return render(request, "events/navigator/navigator.html", context)
