"""Reads of events. Every page starts from one of these; what is not in it is a 404."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from rumo.directory.models import Region
from rumo.directory.powers import powers_of
from rumo.events.enums import PUBLIC_STATES
from rumo.events.models import Event, EventCertificate, Registration, Talk


def public_events(region: Region) -> QuerySet[Event]:
    """What everybody may read of: the navigator of a region."""
    return _events().filter(association__region=region, state__in=PUBLIC_STATES)


def run_events(user: Any) -> QuerySet[Event]:
    """Events the user prepares: of the bodies one runs, those one organizes, and one's own proposals."""
    powers = powers_of(user)
    if powers.everything:
        return _events()
    mine = Q(association__in=powers.runs) | Q(proposed_by=user.pk) | Q(co_hosts__in=powers.runs)
    if powers.person_id is not None:
        mine |= Q(organizers__person=powers.person_id)
    return _events().filter(pk__in=Event.objects.filter(mine).values("pk"))


def visible_events(user: Any) -> QuerySet[Event]:
    """Those one prepares, and all of the navigators of one's regions."""
    powers = powers_of(user)
    if powers.everything:
        return _events()
    public = Q(association__region__in=powers.regions, state__in=PUBLIC_STATES)
    return _events().filter(public | Q(pk__in=run_events(user).values("pk")))


def own_registrations(user: Any) -> QuerySet[Registration]:
    """The user's own places at events, by the person of the account."""
    person_id = powers_of(user).person_id
    if person_id is None:
        return Registration.objects.none()
    return Registration.objects.select_related("event__association").filter(person=person_id)


def own_recommended(user: Any) -> QuerySet[Talk]:
    """The user's own practices that events recommended to the Atlas."""
    person_id = powers_of(user).person_id
    if person_id is None:
        return Talk.objects.none()
    own = Talk.objects.select_related("event__association__region", "organization")
    return own.filter(person=person_id, is_recommended=True).order_by("-event__starts_at", "pk")


def own_certificates(user: Any) -> QuerySet[EventCertificate]:
    person_id = powers_of(user).person_id
    if person_id is None:
        return EventCertificate.objects.none()
    return EventCertificate.objects.select_related("event").filter(person=person_id)


def _events() -> QuerySet[Event]:
    return Event.objects.select_related("association__region", "series", "topic", "municipality")
