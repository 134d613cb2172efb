"""Letters to everybody who has a place at an event, written at once in the background."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rumo.core import audit
from rumo.events import event_letters
from rumo.events.enums import LIVE_SEATS, EventState
from rumo.events.models import Event, Registration
from rumo.russian.numbers import agree


@transaction.atomic
def tell_cancelled(event: Event) -> int:
    """How many were told. All or nobody: a failure half-way leaves no letter, and the work is done again."""
    if event.state != EventState.CANCELLED:
        return 0
    return _written(event, event_letters.tell_cancelled(event, _reached(event)))


@transaction.atomic
def tell_moved(event: Event, changed: Sequence[str]) -> int:
    """How many were told of a change in the fields `changed`; nobody of an event that is off by now."""
    if event.state != EventState.PUBLISHED:
        return 0
    return _written(event, event_letters.tell_moved(event, _reached(event), changed))


def _reached(event: Event) -> QuerySet[Registration]:
    return event.registrations.filter(state__in=LIVE_SEATS).exclude(email="")


def _written(event: Event, registrations: Sequence[Registration]) -> int:
    """Organizers see the letter at each place, and the number in the history."""
    Registration.objects.bulk_update(registrations, ["letter"], batch_size=500)
    told = _("Участникам отправлены письма: %(letters)s") % {"letters": agree(len(registrations), "письмо")}
    if registrations:
        audit.record(audit.SYSTEM, "tell_participants", event, told)
    return len(registrations)
