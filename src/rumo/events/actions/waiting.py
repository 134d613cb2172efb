"""Writes of the waiting list: seats that got free go to the next, offers end, organizers move people.

Everything holds the event first and counts its seats anew at the end, so that nobody is oversold and a lost count
mends itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.audit import Guest
from rumo.core.errors import Conflict, Refusal
from rumo.events import registration_letters as letters
from rumo.events import seats
from rumo.events.actions.holding import hold, recount, recount_section
from rumo.events.enums import LIVE_SEATS, TAKES_SEAT, SeatState
from rumo.events.models import Event, EventSection, Registration, SectionSeat
from rumo.events.permissions import may_run_event

_KEPT = ["state", "confirmed_at", "expires_at", "cancelled_at", "updated_at"]


@transaction.atomic
def fill_free_seats(event: Event) -> int:
    """Let unanswered seats go and give free ones to the waiting lists of the event and of its sections.

    Idempotent; called after every change of seats and by the clock. Returns how many people got or were offered one.
    """
    hold(event)
    return fill(event)


def fill(event: Event) -> int:
    """`fill_free_seats` for actions that hold the event already."""
    moment = clock.now()
    _let_go(event, moment)
    recount(event)
    given = 0
    if seats.gives_seats(event):
        free = seats.free_of(event)
        for registration in seats.queue_of(event)[:free]:
            registration.event = event
            _give(registration, moment)
            given += 1
        recount(event)
    for section in event.sections.all():
        given += _fill_section(event, section, moment)
    return given


@transaction.atomic
def accept_offer(registration: Registration, *, actor: User | Guest) -> Registration:
    """Take the seat that was offered. Raises Conflict when the offer has ended."""
    event = registration.event
    hold(event)
    registration.refresh_from_db()
    registration.event = event
    moment = clock.now()
    if registration.state != SeatState.OFFERED or (registration.expires_at and registration.expires_at <= moment):
        raise Conflict(_("Предложение больше не действует: место отдано следующему в листе ожидания."))
    registration.state, registration.expires_at = SeatState.REGISTERED, None
    registration.save(update_fields=_KEPT)
    fill(event)
    audit.record(actor, "accept_offer", registration, _("Предложенное место принято"))
    letters.tell_registered(registration)
    return registration


@transaction.atomic
def give_seat(registration: Registration, *, actor: User) -> Registration:
    """An organizer gives a seat out of turn, also beyond the capacity. Raises NotAllowed, Conflict."""
    event = registration.event
    may_run_event(actor, event).require()
    hold(event)
    registration.refresh_from_db()
    registration.event = event
    if registration.state == SeatState.REGISTERED and registration.confirmed_at:
        raise Conflict(_("Место у этого участника уже есть."))
    _check_live_double(registration)
    old = registration.state
    registration.state, registration.expires_at, registration.cancelled_at = SeatState.REGISTERED, None, None
    registration.confirmed_at = registration.confirmed_at or clock.now()
    registration.save(update_fields=_KEPT)
    fill(event)
    audit.record(actor, "give_seat", registration, _("Место дано организатором"), {"state": [old, registration.state]})
    letters.tell_registered(registration)
    return registration


@transaction.atomic
def move_to_waiting(registration: Registration, *, actor: User) -> Registration:
    """Back to the waiting list, behind those who came earlier. Raises NotAllowed, Conflict."""
    event = registration.event
    may_run_event(actor, event).require()
    hold(event)
    registration.refresh_from_db()
    registration.event = event
    if registration.state not in TAKES_SEAT:
        raise Conflict(_("В лист ожидания переводят тех, у кого есть место."))
    if registration.came_at:
        raise Refusal(_("Участник отмечен как пришедший: в лист ожидания его не перевести."))
    if event.capacity is None or (event.taken <= event.capacity and not seats.queue_of(event).exists()):
        raise Refusal(_("В листе ожидания никого нет: освобождённое место сразу вернулось бы этому же участнику."))
    old = registration.state
    registration.state, registration.expires_at = SeatState.WAITING, None
    registration.confirmed_at = registration.confirmed_at or clock.now()
    registration.save(update_fields=_KEPT)
    registration.section_seats.filter(state__in=TAKES_SEAT).update(state=SeatState.WAITING, expires_at=None)
    # The seat is not given back to the same person at once: it goes to the rest of the list first.
    _put_last(registration)
    fill(event)
    registration.refresh_from_db()
    audit.record(actor, "move_to_waiting", registration, _("Переведён в лист ожидания"), {"state": [old, "waiting"]})
    letters.tell_waiting(registration)
    return registration


@transaction.atomic
def set_priority(registration: Registration, *, priority: int, actor: User) -> Registration:
    """Who has the lower number gets a seat earlier. Raises NotAllowed, Refusal."""
    may_run_event(actor, registration.event).require()
    if not 0 <= priority <= 999:
        raise Refusal(_("Очередь — число от 0 до 999: чем меньше, тем раньше."))
    changes = audit.changed(registration, priority=priority)
    if changes:
        registration.save(update_fields=["priority", "updated_at"])
        audit.record(actor, "set_priority", registration, _("Изменена очередь: %(n)s") % {"n": priority}, changes)
    return registration


@transaction.atomic
def set_seats(
    event: Event,
    *,
    capacity: int | None,
    sections: Iterable[tuple[EventSection, int | None]] = (),
    actor: User,
) -> int:
    """Change the numbers of seats, also below those taken: nobody loses a seat, newcomers wait.

    Returns how many people of the waiting lists got or were offered a seat. Raises NotAllowed.
    """
    may_run_event(actor, event).require()
    hold(event)
    changes = audit.changed(event, capacity=capacity)
    if changes:
        Event.objects.filter(pk=event.pk).update(capacity=capacity)
        audit.record(actor, "set_seats", event, _("Изменено число мест"), changes)
    for section, number in sections:
        changes = audit.changed(section, capacity=number)
        if changes:
            EventSection.objects.filter(pk=section.pk).update(capacity=number)
            summary = _("Изменено число мест секции «%(title)s»") % {"title": section.title}
            audit.record(actor, "set_seats", event, summary, changes)
    return fill(event)


def _let_go(event: Event, moment: datetime) -> None:
    """What was not confirmed or accepted in time."""
    late = Registration.objects.filter(event=event, state__in=LIVE_SEATS, expires_at__lte=moment)
    for registration in late:
        registration.event = event
        registration.state, registration.expires_at = SeatState.LAPSED, None
        registration.save(update_fields=_KEPT)
        registration.section_seats.filter(state__in=LIVE_SEATS).update(state=SeatState.LAPSED, expires_at=None)
        audit.record(audit.SYSTEM, "lapse", registration, _("Не подтверждено в срок: место больше не держится"))
        letters.tell_lapsed(registration)
    SectionSeat.objects.filter(section__event=event, state__in=LIVE_SEATS, expires_at__lte=moment).update(
        state=SeatState.LAPSED, expires_at=None
    )


def _give(registration: Registration, moment: datetime) -> None:
    """The next of the list: offered where the event gives time to answer, else given."""
    until = seats.offer_until(registration.event, moment)
    registration.state = SeatState.OFFERED if until else SeatState.REGISTERED
    registration.expires_at = until
    registration.save(update_fields=_KEPT)
    if until:
        audit.record(audit.SYSTEM, "offer_seat", registration, _("Предложено освободившееся место"))
        letters.tell_offered(registration)
    else:
        audit.record(audit.SYSTEM, "give_seat", registration, _("Дано освободившееся место"))
        letters.tell_registered(registration)


def _fill_section(event: Event, section: EventSection, moment: datetime) -> int:
    """A section whose waiting list nobody watched for: as with the event, but the offer is the section's."""
    recount_section(section)
    free = seats.free_of(section)
    if free == 0 or not seats.gives_seats(event):
        return 0
    given = 0
    for seat in seats.queue_of_section(section)[:free]:
        seat.section, seat.registration.event = section, event
        until = seats.offer_until(event, moment)
        seat.state, seat.expires_at = (SeatState.OFFERED if until else SeatState.REGISTERED), until
        seat.save(update_fields=["state", "expires_at", "updated_at"])
        audit.record(
            audit.SYSTEM,
            "give_section_seat",
            seat.registration,
            _("Освободилось место в секции «%(title)s»") % {"title": section.title},
        )
        letters.tell_section(seat)
        given += 1
    if given:
        recount_section(section)
    return given


def _put_last(registration: Registration) -> None:
    """Behind everybody who waits: now, and after the highest priority number in the list."""
    last = seats.queue_of(registration.event).exclude(pk=registration.pk).order_by("-priority").first()
    registration.queued_at = clock.now()
    registration.priority = max(registration.priority, last.priority if last else registration.priority)
    registration.save(update_fields=["queued_at", "priority"])


def _check_live_double(registration: Registration) -> None:
    """A cancelled registration comes back only while its human has no other."""
    twin = Q(event=registration.event_id, identity=registration.identity, state__in=LIVE_SEATS)
    if Registration.objects.filter(twin).exclude(pk=registration.pk).exists():
        raise Conflict(_("Этот человек уже записан другой записью."))
