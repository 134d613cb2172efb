"""Marks and what they come to: the part common to all ways of marking, without a permission or a trail of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rumo.core import clock
from rumo.events import followers
from rumo.events.actions.holding import recount
from rumo.events.attendance_rules import presence_of
from rumo.events.enums import SeatState
from rumo.events.models import AttendanceMark, Event, Registration

_BATCH = 500
# So many are asked for by key; of more, the marks of the whole event are read.
_MOST_KEYS = 500


def add_marks(event: Event, marks: Sequence[AttendanceMark]) -> None:
    """Write the marks of registrations of `event` and what follows. The event must be held."""
    AttendanceMark.objects.bulk_create(marks, batch_size=_BATCH)
    registrations = list({mark.registration_id: mark.registration for mark in marks}.values())
    _seat(event, registrations)
    settle(event, registrations)


def settle(event: Event, registrations: Sequence[Registration]) -> list[Registration]:
    """Work out anew who came, for how long and whether it counts; returns those of whom something changed.

    Followers hear of those whose taking part is now counted or no longer is.
    """
    rows = AttendanceMark.objects.filter(registration__event=event, voided_at__isnull=True)
    if len(registrations) <= _MOST_KEYS:
        rows = rows.filter(registration__in=registrations)
    marks: dict[int, list[AttendanceMark]] = defaultdict(list)
    for mark in rows:
        marks[mark.registration_id].append(mark)
    needed = event.rules.minutes_needed
    changed, recounted = [], []
    for each in registrations:
        now = presence_of(marks[each.pk], needed)
        if (each.came_at, each.minutes, each.is_counted) == (now.came_at, now.minutes, now.is_counted):
            continue
        if each.is_counted != now.is_counted:
            recounted.append(each)
        each.came_at, each.minutes, each.is_counted = now.came_at, now.minutes, now.is_counted
        changed.append(each)
    Registration.objects.bulk_update(changed, ["came_at", "minutes", "is_counted"], batch_size=_BATCH)
    if recounted:
        followers.tell_counted(recounted)
    return changed


def _seat(event: Event, registrations: Sequence[Registration]) -> None:
    """Whoever came has a confirmed place, also somebody let in from the waiting list."""
    moment = clock.now()
    unseated = [each for each in registrations if each.state != SeatState.REGISTERED or each.confirmed_at is None]
    for each in unseated:
        each.state = SeatState.REGISTERED
        each.confirmed_at = each.confirmed_at or moment
        each.expires_at = None
    Registration.objects.bulk_update(unseated, ["state", "confirmed_at", "expires_at"], batch_size=_BATCH)
    if unseated:
        recount(event)
