"""By the clock: seats that nobody answered for go on, reminders go out. Running again does nothing twice."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F, Q
from django_tasks import task

from rumo.core import clock
from rumo.events.actions.reminders import send_reminders
from rumo.events.actions.waiting import fill_free_seats
from rumo.events.enums import LIVE_SEATS, EventState, SeatState
from rumo.events.models import Event, Registration, SectionSeat

# No reminder is set earlier than this.
FARTHEST_REMINDER = timedelta(days=31)


@task()
def fill_waiting_lists() -> int:
    """Events where something has lapsed, or where a seat is free and somebody waits; returns how many got one."""
    return sum(fill_free_seats(event) for event in _to_fill())


@task()
def remind_participants() -> int:
    """Returns how many letters went out."""
    moment = clock.now()
    coming = Event.objects.filter(
        state=EventState.PUBLISHED, starts_at__gt=moment, starts_at__lt=moment + FARTHEST_REMINDER
    )
    return sum(send_reminders(event) for event in coming.select_related("association__region"))


def _to_fill() -> list[Event]:
    moment = clock.now()
    late = Registration.objects.filter(state__in=LIVE_SEATS, expires_at__lte=moment)
    late_seats = SectionSeat.objects.filter(state__in=LIVE_SEATS, expires_at__lte=moment)
    waiting = Registration.objects.filter(state=SeatState.WAITING, confirmed_at__isnull=False)
    waiting_seats = SectionSeat.objects.filter(
        state=SeatState.WAITING, registration__state=SeatState.REGISTERED, registration__confirmed_at__isnull=False
    )
    free = Q(capacity=None) | Q(taken__lt=F("capacity"))
    free_section = Q(section__capacity=None) | Q(section__taken__lt=F("section__capacity"))
    open_events = Q(state=EventState.PUBLISHED, starts_at__gt=moment)
    rows = Event.objects.filter(
        Q(pk__in=late.values("event"))
        | Q(pk__in=late_seats.values("section__event"))
        | open_events & free & Q(pk__in=waiting.values("event"))
        | open_events & Q(pk__in=waiting_seats.filter(free_section).values("section__event"))
    )
    return list(rows.select_related("association__region"))
