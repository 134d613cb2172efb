"""Reminders of coming events: each goes out once, also when the clock stood still for a day."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from rumo.core import clock
from rumo.events import registration_letters as letters
from rumo.events.enums import EventState, SeatState
from rumo.events.models import Event, Registration, ReminderSent

# So many letters a transaction: other writers get their turn in between.
_PORTION = 100
# Nobody wants a letter at midnight.
EARLIEST_HOUR = 7


def reminder_due(event: Event) -> int | None:
    """The days of the reminder to be sent now, as the event's rules name them; None for nothing to send.

    One that was missed goes out late, but only the nearest: nobody gets two at once.
    """
    moment = clock.now()
    if event.state != EventState.PUBLISHED or moment >= event.starts_at:
        return None
    left = (event.day - clock.today()).days
    return min((days for days in event.rules.reminder_days if days >= left), default=None)


def send_reminders(event: Event) -> int:
    """Remind those registered who were not reminded yet; returns how many letters went out."""
    days = reminder_due(event)
    if days is None or timezone.localtime(clock.now()).hour < EARLIEST_HOUR:
        return 0
    sent = 0
    while portion := _send_portion(event, days):
        sent += portion
    return sent


@transaction.atomic
def _send_portion(event: Event, days: int) -> int:
    waiting = _to_remind(event, days)[:_PORTION]
    ReminderSent.objects.bulk_create([ReminderSent(registration=each, days=days) for each in waiting])
    for registration in waiting:
        registration.event = event
        letters.remind(registration)
    return len(waiting)


def _to_remind(event: Event, days: int) -> list[Registration]:
    """Those with a certain place who registered before the day of the reminder; later ones have a fresh letter."""
    rows = event.registrations.filter(state=SeatState.REGISTERED, confirmed_at__isnull=False).exclude(email="")
    rows = rows.exclude(reminders__days=days)
    return [each for each in rows if (event.day - timezone.localdate(each.confirmed_at)).days > days]
