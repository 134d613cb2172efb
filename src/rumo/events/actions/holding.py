"""One event, one writer of its seats at a time."""

from __future__ import annotations

from django.db.models import F

from rumo.events.models import Event, EventSection
from rumo.events.seats import taken_of, taken_of_section

_FIELDS = ["taken", "capacity", "state", "starts_at", "ends_at", "registration_opens_at", "registration_closes_at"]


def hold(event: Event) -> None:
    """Hold the event's row till the end of the transaction and see its seats as they are now.

    Call before reading anything that decides on a seat: on PostgreSQL those who register for one event wait here for
    each other, SQLite has one writer anyway. Costs two queries.
    """
    Event.objects.filter(pk=event.pk).update(taken=F("taken"))
    event.refresh_from_db(fields=[*_FIELDS, "rules_data"])


def recount(event: Event) -> None:
    """Write how many seats are taken."""
    event.taken = taken_of(event)
    Event.objects.filter(pk=event.pk).update(taken=event.taken)


def recount_section(section: EventSection) -> None:
    section.taken = taken_of_section(section)
    EventSection.objects.filter(pk=section.pk).update(taken=section.taken)
