"""The arithmetic of seats: who takes one, who is next, until when one is kept. Reads only; `actions.waiting` writes.

Whatever reads here must hold the event (`actions.holding.hold`) to rely on what it read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.events.enums import TAKES_SEAT, EventState, SeatState
from rumo.events.models import Event, EventSection, Registration, SectionSeat


def taken_of(event: Event) -> int:
    """Seats taken now, counted anew."""
    return Registration.objects.filter(event=event, state__in=TAKES_SEAT).count()


def taken_of_section(section: EventSection) -> int:
    return SectionSeat.objects.filter(section=section, state__in=TAKES_SEAT).count()


def free_of(place: Event | EventSection) -> int | None:
    """Seats left by the row in hand, never below 0 though more may be taken than there are; None is no limit."""
    return None if place.capacity is None else max(0, place.capacity - place.taken)


def has_free(place: Event | EventSection) -> bool:
    return free_of(place) != 0


def queue_of(event: Event) -> QuerySet[Registration]:
    """The waiting list, first come first. Who has not confirmed the e-mail waits outside of it."""
    waiting = Registration.objects.filter(event=event, state=SeatState.WAITING, confirmed_at__isnull=False)
    return waiting.order_by("priority", "queued_at", "pk")


def queue_of_section(section: EventSection) -> QuerySet[SectionSeat]:
    """Of those who have a place at the event itself."""
    waiting = SectionSeat.objects.filter(
        section=section,
        state=SeatState.WAITING,
        registration__state=SeatState.REGISTERED,
        registration__confirmed_at__isnull=False,
    )
    return waiting.select_related("registration").order_by("registration__priority", "queued_at", "pk")


def place_in_queue(registration: Registration) -> int | None:
    """1 for the next one; None for whoever is not in the waiting list."""
    if registration.state != SeatState.WAITING or registration.confirmed_at is None:
        return None
    earlier = Q(priority__lt=registration.priority) | Q(
        priority=registration.priority, queued_at__lt=registration.queued_at
    )
    same = Q(priority=registration.priority, queued_at=registration.queued_at, pk__lt=registration.pk)
    return queue_of(registration.event).filter(earlier | same).count() + 1


def gives_seats(event: Event) -> bool:
    """Whether freed seats still go to the waiting list: until the event begins."""
    return event.state == EventState.PUBLISHED and clock.now() < event.starts_at


def offer_until(event: Event, moment: datetime) -> datetime | None:
    """The end of an offer made at `moment`, not after the beginning; None gives the seat at once."""
    hours = event.rules.offer_hours
    return min(moment + timedelta(hours=hours), event.starts_at) if hours else None


def confirm_until(event: Event, moment: datetime) -> datetime | None:
    """Until when an unconfirmed seat is kept; None needs no confirmation."""
    hours = event.rules.confirm_hours
    return min(moment + timedelta(hours=hours), event.ends_at) if hours else None


def check_choice(event: Event, sections: Iterable[EventSection]) -> None:
    """Sections of this event, at most one of a slot. Raises Refusal."""
    slots: dict[int, EventSection] = {}
    for section in sections:
        if section.event_id != event.pk:
            raise Refusal(_("Секции «%(title)s» в этом мероприятии нет.") % {"title": section.title})
        other = slots.setdefault(section.slot, section)
        if other != section:
            raise Refusal(
                _("Секции «%(first)s» и «%(second)s» идут одновременно: выберите одну из них.")
                % {"first": other.title, "second": section.title}
            )
