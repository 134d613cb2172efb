"""The marks a log of a conference service comes to: a few at once, thousands by the worker bit by bit."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.events.actions.holding import hold
from rumo.events.actions.marking import add_marks, settle
from rumo.events.enums import LIVE_SEATS, AttendanceWay, LogState, MatchKind
from rumo.events.models import AttendanceMark, ConferenceLog, LogRow

_log = logging.getLogger(__name__)

# Marked in one transaction by the worker: few enough for the door to mark in between, and for the bar to move.
CHUNK = 500
TAKEN = (MatchKind.EXACT, MatchKind.LIKELY, MatchKind.CHOSEN)


def people_of(log: ConferenceLog) -> list[int]:
    """Registrations to be marked, by key; people who gave up their place meanwhile are left out."""
    rows = log.rows.filter(match__in=TAKEN, registration__state__in=LIVE_SEATS)
    return list(rows.order_by("registration").values_list("registration", flat=True).distinct())


def mark_people(log: ConferenceLog, keys: Sequence[int], actor: User) -> None:
    """Mark these registrations by their rows. The event must be held."""
    rows = log.rows.filter(match__in=TAKEN, registration__in=keys, registration__state__in=LIVE_SEATS)
    found: dict[int, list[LogRow]] = defaultdict(list)
    for row in rows.select_related("registration"):
        found[row.registration_id or 0].append(row)
    add_marks(log.event, [_mark(log, same, actor) for same in found.values()])


def record_applied(log: ConferenceLog, actor: User) -> int:
    """Write into the trail that the log was taken into account; returns how many are marked by it."""
    count = log.marks.filter(voided_at__isnull=True).count()
    words = {"name": log.stored.name, "count": count}
    audit.record(actor, "apply_log", log.event, _("Журнал «%(name)s» учтён, отмечены: %(count)s") % words)
    return count


def apply_in_background(log_id: int, actor: User) -> int:
    """Mark whom the log found until done or stopped; returns how many are marked. Told again, it goes on.

    When the work breaks, the marks come off again and the log waits to be looked through as before.
    """
    log = ConferenceLog.objects.select_related("event", "stored").get(pk=log_id)
    if log.state != LogState.APPLYING:
        return 0
    try:
        return _apply(log, actor)
    except Exception:  # whatever a follower does, the organizer who waits must be told
        _log.exception("log %s could not be taken into account", log_id)
        error = _("Учесть журнал не получилось: никто по нему не отмечен. Попробуйте ещё раз.")
        with transaction.atomic():
            hold(log.event)
            going = ConferenceLog.objects.filter(pk=log_id, state=LogState.APPLYING)
            if going.update(state=LogState.READY, error=error, done=0, updated_at=clock.now()):
                take_marks_off(log, error, actor)
        return 0


def take_marks_off(log: ConferenceLog, reason: str, actor: User) -> int:
    """Void the marks of the log and count everybody anew; returns how many. The event must be held."""
    marks = list(log.marks.filter(voided_at__isnull=True).select_related("registration"))
    if marks:
        log.marks.filter(voided_at__isnull=True).update(
            voided_at=clock.now(), voided_by=actor, void_reason=reason.strip()[:300]
        )
        settle(log.event, [mark.registration for mark in marks])
    return len(marks)


def _apply(log: ConferenceLog, actor: User) -> int:
    going = ConferenceLog.objects.filter(pk=log.pk, state=LogState.APPLYING)
    for keys in _chunks(log):
        with transaction.atomic():
            hold(log.event)
            if not going.update(done=F("done") + len(keys), updated_at=clock.now()):
                return 0
            mark_people(log, keys, actor)
    with transaction.atomic():
        hold(log.event)
        if not going.update(state=LogState.APPLIED, updated_at=clock.now()):
            return 0
        return record_applied(log, actor)


def _chunks(log: ConferenceLog) -> Iterator[list[int]]:
    """People not marked yet: a worker that was killed goes on where it stopped."""
    marked = set(log.marks.filter(voided_at__isnull=True).values_list("registration", flat=True))
    left = [key for key in people_of(log) if key not in marked]
    yield from (left[start : start + CHUNK] for start in range(0, len(left), CHUNK))


def _mark(log: ConferenceLog, rows: Sequence[LogRow], actor: User) -> AttendanceMark:
    """A person found under two names has the minutes of both."""
    event = log.event
    known = [row.minutes for row in rows if row.minutes is not None]
    minutes = sum(known) if known else None
    if minutes is not None and len(rows) > 1:
        # Two names may be two devices at once: together not longer than the event, nor shorter than either.
        length = int((event.ends_at - event.starts_at).total_seconds() // 60)
        minutes = max(*known, min(minutes, length))
    return AttendanceMark(
        registration=rows[0].registration,
        way=AttendanceWay.LOG,
        at=min((row.first_at for row in rows if row.first_at), default=event.starts_at),
        minutes=minutes,
        marked_by=actor,
        log=log,
    )
