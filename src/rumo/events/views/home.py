"""The first page of events: what one prepares, and where one is going oneself."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.directory.queries import run_associations
from rumo.events import grounds, queries
from rumo.events.enums import LIVE_SEATS, EventState
from rumo.events.models import Event

SHOWN = 10


@require_safe
def home(request: UserRequest) -> HttpResponse:
    """The next events of one's bodies, proposals that wait, one's own places at coming ones, and own practices that
    were recommended, with where each goes on."""
    moment = clock.now()
    runs = run_associations(request.user)
    practices = list(queries.own_recommended(request.user)[:SHOWN])
    ways = grounds.practice_ways(request.user, practices)
    context = {
        "prepared": queries.run_events(request.user)
        .filter(ends_at__gte=moment)
        .exclude(state__in=(EventState.DECLINED, EventState.CANCELLED))[:SHOWN],
        "own": queries.own_registrations(request.user)
        .filter(state__in=LIVE_SEATS, event__ends_at__gte=moment)
        .select_related("event__association__region")
        .order_by("event__starts_at")[:SHOWN],
        "practices": [{"talk": each, "ways": ways[each.pk]} for each in practices],
        "has_certificates": queries.own_certificates(request.user).exists(),
        "may_create": runs.exists(),
        "waiting": Event.objects.filter(state=EventState.PROPOSED, association__in=runs).count(),
    }
    return render(request, "events/home.html", context)
