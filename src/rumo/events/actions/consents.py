"""A consent is withdrawn (152-ФЗ, ст. 9 ч. 2): what was given with it goes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.core import audit, clock
from rumo.core.audit import Guest
from rumo.core.audit_names import NameWords, take_out, words_of
from rumo.core.models import AuditEntry
from rumo.events import identity
from rumo.events.actions.holding import hold
from rumo.events.actions.waiting import fill
from rumo.events.enums import LIVE_SEATS, SeatState
from rumo.events.models import LogRow, Registration

_NAME = ("surname", "first_name", "patronymic")
_PERSONAL = (*_NAME, "email", "post", "organization", "organization_name", "subject", "answers")


@transaction.atomic
def withdraw_consent(registration: Registration, *, actor: Guest) -> Registration:
    """Erase what the person said of himself; a place at a coming event goes to the next.

    That somebody took part stays in the numbers, without a name; certificates are documents of the organizer and stay.
    The audit trail of the event keeps who did what and when, without the participant's name.
    Withdrawing twice changes nothing.
    """
    event = registration.event
    hold(event)
    registration.refresh_from_db()
    registration.event = event
    if registration.consent_withdrawn_at is not None:
        return registration
    moment = clock.now()
    known = _known_as(registration)
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
    _forget(registration, known)
    return registration


def _known_as(registration: Registration) -> NameWords:
    """The name as it is and as it was before corrections, with the address and what a log of a conference calls it."""
    said: dict[str, set[str]] = {name: {getattr(registration, name)} for name in (*_NAME, "email")}
    for changes in audit.history(registration).values_list("changes", flat=True):
        for name, values in said.items():
            values |= set(_words(changes.get(name)))
    forms: set[str] = said["email"] - {""}
    surnames: set[str] = set()
    for parts in product(*(sorted(said[name]) for name in _NAME)):
        words = words_of(*parts)
        forms |= words.forms
        surnames |= words.surnames
    forms |= set(LogRow.objects.filter(registration=registration).values_list("name", flat=True))
    return NameWords(frozenset(forms), frozenset(surnames))


def _words(value: Any) -> Iterable[str]:
    values = value if isinstance(value, list) else [value]
    return (each for each in values if isinstance(each, str))


def _forget(registration: Registration, known: NameWords) -> None:
    """Take the name out of the trail of the place, its certificates and its event."""
    LogRow.objects.filter(registration=registration).update(name=_("Данные удалены"), email="")
    take_out(audit.history(registration), known.forms | known.surnames, fields=_PERSONAL)
    beside: list[Any] = [registration.event, *registration.certificates.all()]
    for each in beside:
        entries: Iterable[AuditEntry] = audit.history(each).iterator()
        take_out(entries, known.forms)
