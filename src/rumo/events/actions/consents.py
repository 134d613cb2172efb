"""A consent is withdrawn (152-ФЗ, ст. 9 ч. 2): what was given with it goes."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.core import audit, clock
from rumo.core.audit import Guest
from rumo.events import identity
from rumo.events.actions.holding import hold
from rumo.events.actions.waiting import fill
from rumo.events.enums import LIVE_SEATS, SeatState
from rumo.events.models import Registration


@transaction.atomic
def withdraw_consent(registration: Registration, *, actor: Guest) -> Registration:
    """Erase what the person said of himself; a place at a coming event goes to the next.

    That somebody took part stays in the numbers, without a name; certificates are documents of the organizer and stay.
    Withdrawing twice changes nothing.
    """
    event = registration.event
    hold(event)
    registration.refresh_from_db()
    registration.event = event
    if registration.consent_withdrawn_at is not None:
        return registration
    moment = clock.now()
    if registration.state in LIVE_SEATS and registration.came_at is None:
        registration.state, registration.cancelled_at = SeatState.CANCELLED, moment
        registration.section_seats.filter(state__in=LIVE_SEATS).update(state=SeatState.CANCELLED, expires_at=None)
    registration.consent_withdrawn_at, registration.expires_at = moment, None
    registration.surname, registration.first_name, registration.patronymic = _("Данные удалены"), "", ""
    registration.email, registration.post, registration.answers = "", "", {}
    registration.person = registration.group = registration.subject = registration.organization = None
    registration.organization_name = ""
    registration.identity = identity.nameless()
    registration.save()
    audit.record(actor, "withdraw_consent", registration, _("Согласие отозвано, данные удалены"))
    fill(event)
    return registration
