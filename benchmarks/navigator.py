"""Pages of the navigator and of those who prepare events, with years of events and of people registered."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from benchmarks.event_records import make_navigator
from benchmarks.pages import measure_page
from benchmarks.world import make_world
from rumo.accounts.models import User
from rumo.events.models import Event, Registration

MEMBERS = 40


def measure(*, events: int, registrations: int, runs: int) -> dict[str, Any]:
    """`registrations` made, and by the name of a page what `benchmarks.pages` measures of it."""
    world = make_world(MEMBERS)
    made = make_navigator(world, events, registrations)
    clients = {"guest": _client(None), "officer": _client(world.user)}
    pages = _addresses(world.association.region.slug, made)
    return {
        "registrations": Registration.objects.count(),
        "pages": {name: measure_page(clients[who], url, runs) for name, (who, url) in pages.items()},
    }


def _addresses(slug: str, events: list[Event]) -> dict[str, tuple[str, str]]:
    """By the name of a page: whose it is, and its address."""
    coming, over = events[len(events) * 3 // 5], events[len(events) // 4]
    navigator = reverse("events:navigator", args=[slug])
    event = reverse("events:public_event", args=[slug, coming.pk])
    return {
        "Navigator": ("guest", navigator),
        "Navigator, filtered": ("guest", f"{navigator}?kind=webinar&topic={coming.topic_id}"),
        "Navigator, searched": ("guest", f"{navigator}?q=практических+задач"),
        "Archive": ("guest", reverse("events:archive", args=[slug])),
        "Calendar of a month": ("guest", reverse("events:navigator_calendar", args=[slug])),
        "Feed of a calendar": ("guest", f"{reverse('events:navigator_feed', args=[slug])}?kind=festival"),
        "Event": ("guest", event),
        "Event, signed in": ("officer", event),
        "Events one prepares": ("officer", reverse("events:events")),
        "Certificates of an event": ("officer", reverse("events:event_certificates", args=[over.pk])),
        "Register of certificates": ("officer", reverse("events:certificates")),
    }


def _client(user: User | None) -> Client:
    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    if user is not None:
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client
