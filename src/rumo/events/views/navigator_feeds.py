"""The navigator in one's own calendar: a link for what was chosen, and what a calendar program fetches by it."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.core import clock, rate_limit
from rumo.directory.models import Region
from rumo.events import addresses, queries
from rumo.events import navigator as reads
from rumo.events.calendar_entry import REFRESH, write_feed
from rumo.events.views.navigator_frame import FACET_TITLES, AskedTooOften, address_of, asked

# What was is kept for half a year, what is planned further ahead than a year and a half is not yet known.
BACK = timedelta(days=183)
AHEAD = timedelta(days=550)
MOST_FETCHES = 60


@login_not_required
@require_safe
def subscription(request: HttpRequest, slug: str) -> HttpResponse:
    """The link to what was chosen in the navigator, and how to add it to a phone or to Outlook."""
    region = get_object_or_404(Region, slug=slug)
    _form, choice = asked(request)
    address = addresses.absolute(address_of("navigator_feed", region, choice.lasting()))
    facets = reads.facets_of(reads.sought(queries.public_events(region), ""), choice, FACET_TITLES)
    context = {
        "public_region": region,
        "address": address,
        "open_url": addresses.subscription(address),
        "back_url": address_of("navigator", region, choice.lasting()),
        "told": [(facet.title, facet.chosen.label) for facet in facets if facet.chosen],
        "choice": choice,
    }
    return render(request, "events/navigator/subscription.html", context)


@login_not_required
@require_safe
def navigator_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Chosen events of the navigator as a calendar; cancelled ones are marked so, for those who have them already."""
    region = get_object_or_404(Region, slug=slug)
    if not rate_limit.is_within(request, "navigator-feed", most=MOST_FETCHES):
        raise AskedTooOften(_("Слишком много запросов подряд. Подождите минуту и повторите."))
    _form, choice = asked(request)
    today = clock.today()
    near = reads.between(queries.public_events(region), today - BACK, today + AHEAD)
    title = _("Навигатор: %(region)s") % {"region": region}
    content = write_feed(reads.chosen(near, choice).order_by("starts_at", "pk"), title)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={int(REFRESH.total_seconds() // 6)}"
    return get_conditional_response(request, etag=etag, response=response) or response
