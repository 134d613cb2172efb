"""Addresses that letters, calendars and shared links carry: with the host, because they are read elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from rumo.events.models import Event


def public_address(event: Event) -> str:
    """Where everybody reads of the event. Reads the association's region."""
    return absolute(reverse("events:public_event", args=[event.association.region.slug, event.pk]))


def absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def subscription(address: str) -> str:
    """The same address by the scheme at which a phone opens its own calendar."""
    return address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1)
