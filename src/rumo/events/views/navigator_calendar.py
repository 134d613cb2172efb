"""The calendar of the navigator: a month as a grid, on a phone the days on which something takes place."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from rumo.core import clock, month_grid
from rumo.core.public_pages import public_page
from rumo.directory.models import Region
from rumo.events import navigator as reads
from rumo.events import queries
from rumo.events.navigator_days import month_of, shown_days
from rumo.events.views.navigator_frame import asked, frame
from rumo.russian.deadlines.stretches import month_end

# More than so many events of a day stand in the list, which the day then leads to.
MOST_A_DAY = 4


@public_page
def navigator_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What takes place in a month, by words and facets as in the list."""
    region = get_object_or_404(Region, slug=slug)
    form, choice = asked(request)
    first = month_grid.parse_month(request.GET.get("on", ""), clock.today())
    found = reads.sought(reads.between(queries.public_events(region), *shown_days(first)), choice.q)
    month = month_of(first, found.filter(choice.conditions()).order_by("starts_at", "pk"), clock.today())
    context = {
        **frame(request, region, "navigator_calendar", form, choice, found),
        "month": month,
        "title": month_grid.month_title(first),
        "on": month_grid.in_address(first),
        "previous": month_grid.in_address(first - timedelta(days=1)),
        "following": month_grid.in_address(month_end(first) + timedelta(days=1)),
        "weekdays": month_grid.WEEKDAYS,
        "most": MOST_A_DAY,
    }
    return render(request, "events/navigator/navigator_calendar.html", context)
