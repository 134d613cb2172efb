"""Writes of places in sections of an event: choose, change, leave, accept an offered one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.audit import Guest
from rumo.core.errors import Conflict, Refusal
from rumo.events import seats
from rumo.events.actions.holding import hold, recount_section
from rumo.events.actions.waiting import fill
from rumo.events.enums import LIVE_SEATS, SeatState
from rumo.events.models import Event, EventSection, Registration, SectionSeat
from rumo.events.permissions import may_run_event
from rumo.events.rules import takes_registrations

_KEPT = ["state", "expires_at", "queued_at", "updated_at"]


def seat_in_sections(registration: Registration, sections: Iterable[EventSection]) -> None:
    """A seat in each section, or a place in its waiting list. For actions that hold the event already."""
    for section in sections:
        section.refresh_from_db(fields=["capacity", "taken"])
        SectionSeat.objects.create(
            registration=registration,
            section=section,
            slot=section.slot,
            state=_state_for_newcomer(registration, section),
        )
        recount_section(section)


@transaction.atomic
def choose_section(registration: Registration, section: EventSection, *, actor: User | Guest) -> SectionSeat:
    """Go to `section`, leaving the one of the same slot. Into a full one means its waiting list.

    Raises NotAllowed, Conflict for a registration that is no more, Refusal after registration has closed.
    """
    event = _held(registration, actor)
    seats.check_choice(event, [section])
    seat = SectionSeat.objects.filter(registration=registration, section=section).first()
    if seat is not None and seat.state in LIVE_SEATS:
        return seat
    left = _leave_slot(registration, section.slot)
    section.refresh_from_db(fields=["capacity", "taken"])
    seat = seat or SectionSeat(registration=registration, section=section, slot=section.slot)
    seat.slot, seat.queued_at, seat.expires_at = section.slot, clock.now(), None
    seat.state = _state_for_newcomer(registration, section)
    seat.save()
    recount_section(section)
    summary = _("Секция «%(title)s»: %(state)s") % {"title": section.title, "state": seat.get_state_display()}
    audit.record(actor, "choose_section", registration, summary, {"section": [left, section.title]})
    fill(event)
    return seat


@transaction.atomic
def leave_section(registration: Registration, section: EventSection, *, actor: User | Guest) -> None:
    """Give up the place in the section; the next one of its waiting list gets it."""
    event = _held(registration, actor)
    seat = SectionSeat.objects.filter(registration=registration, section=section, state__in=LIVE_SEATS).first()
    if seat is None:
        return
    seat.state, seat.expires_at = SeatState.CANCELLED, None
    seat.save(update_fields=_KEPT)
    summary = _("Отказ от секции «%(title)s»") % {"title": section.title}
    audit.record(actor, "leave_section", registration, summary)
    fill(event)


@transaction.atomic
def accept_section(registration: Registration, section: EventSection, *, actor: User | Guest) -> SectionSeat:
    """Take the offered seat of a section. Raises Conflict when the offer has ended."""
    _held(registration, actor)
    seat = SectionSeat.objects.filter(registration=registration, section=section, state=SeatState.OFFERED).first()
    if seat is None or (seat.expires_at is not None and seat.expires_at <= clock.now()):
        raise Conflict(_("Предложение больше не действует: место отдано следующему в листе ожидания."))
    seat.state, seat.expires_at = SeatState.REGISTERED, None
    seat.save(update_fields=_KEPT)
    audit.record(actor, "accept_section", registration, _("Место в секции «%(title)s» принято") % {"title": section})
    return seat


def _held(registration: Registration, actor: User | Guest) -> Event:
    event = registration.event
    hold(event)
    registration.refresh_from_db()
    registration.event = event
    is_staff = isinstance(actor, User) and bool(may_run_event(actor, event))
    is_own = isinstance(actor, Guest) or (registration.person is not None and registration.person.user_id == actor.pk)
    if not is_own:
        may_run_event(actor, event).require()
    if not is_staff:
        takes_registrations(event).require()
    if registration.state not in LIVE_SEATS:
        raise Conflict(_("Записи на мероприятие уже нет: секцию выбрать нельзя."))
    if registration.consent_withdrawn_at is not None:
        raise Refusal(_("Согласие на обработку данных отозвано."))
    return event


def _leave_slot(registration: Registration, slot: int) -> str:
    """Free the slot; the title of the section that was left, or an empty string."""
    held = SectionSeat.objects.filter(registration=registration, slot=slot, state__in=LIVE_SEATS)
    seat = held.select_related("section").first()
    if seat is None:
        return ""
    seat.state, seat.expires_at = SeatState.CANCELLED, None
    seat.save(update_fields=_KEPT)
    recount_section(seat.section)
    return seat.section.title


def _state_for_newcomer(registration: Registration, section: EventSection) -> str:
    """A seat where one is free and nobody waits for it; whoever waits for the event itself waits here too."""
    if registration.state != SeatState.REGISTERED:
        return SeatState.WAITING
    if section.capacity is None:
        return SeatState.REGISTERED
    free = seats.has_free(section) and not seats.queue_of_section(section).exists()
    return SeatState.REGISTERED if free else SeatState.WAITING
