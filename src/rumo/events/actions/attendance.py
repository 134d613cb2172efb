"""Who came: marks by QR-code, list and code word, their corrections, the minutes that make one counted."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.core.versions import save_edit
from rumo.events.actions.holding import hold
from rumo.events.actions.marking import add_marks, settle
from rumo.events.attendance_permissions import may_correct_attendance, may_mark_attendance
from rumo.events.attendance_rules import is_code_word, may_be_marked, takes_code_word
from rumo.events.enums import LIVE_SEATS, AttendanceWay
from rumo.events.models import AttendanceMark, Event, Registration


@transaction.atomic
def mark_came(registration: Registration, *, way: str, actor: User, minutes: int | None = None) -> AttendanceMark:
    """Mark one person. Marked in the same way before, the person keeps that mark: scanning twice is harmless.

    `minutes` are those an organizer knows of. Raises NotAllowed, Refusal for somebody without a place.
    """
    event = _held(registration)
    may_mark_attendance(actor, event).require()
    return _mark(event, registration, way, actor, minutes)


@transaction.atomic
def mark_many(event: Event, registrations: Sequence[Registration], *, actor: User) -> int:
    """Mark everybody of a list who is not marked yet; returns how many were. People without a place are passed over."""
    hold(event)
    may_mark_attendance(actor, event).require()
    keys = [each.pk for each in registrations]
    rows = Registration.objects.filter(event=event, pk__in=keys, came_at__isnull=True, state__in=LIVE_SEATS)
    moment = clock.now()
    marks = [AttendanceMark(registration=each, way=AttendanceWay.LIST, at=moment, marked_by=actor) for each in rows]
    if marks:
        add_marks(event, marks)
        names = [mark.registration.pk for mark in marks]
        audit.record(
            actor, "mark_many", event, _("Отмечены по списку: %(count)s") % {"count": len(marks)}, {"people": names}
        )
    return len(marks)


@transaction.atomic
def come_by_code(registration: Registration, *, word: str) -> AttendanceMark:
    """A participant typed the code word. Raises Refusal when it is not the word or not the time."""
    event = _held(registration)
    takes_code_word(event).require()
    if not is_code_word(event, word):
        raise Refusal(_("Это не кодовое слово. Проверьте, как его назвали, и введите ещё раз."))
    return _mark(event, registration, AttendanceWay.CODE, audit.Guest(registration.full_name), None)


@transaction.atomic
def void_mark(mark: AttendanceMark, *, reason: str, actor: User) -> None:
    """Take a mistaken mark off; it stays in the history. Raises Conflict when somebody did before."""
    registration = mark.registration
    event = _held(registration)
    may_correct_attendance(actor, event).require()
    if not reason.strip():
        raise Refusal(_("Напишите, почему отметка снимается: это останется в истории."))
    fields = {"voided_at": clock.now(), "voided_by": actor, "void_reason": reason.strip()[:300]}
    if AttendanceMark.objects.filter(pk=mark.pk, voided_at__isnull=True).update(**fields) != 1:
        raise Conflict(_("Эту отметку уже сняли. Обновите страницу."))
    settle(event, [registration])
    words = {"name": registration.full_name, "way": mark.get_way_display(), "reason": reason.strip()}
    audit.record(actor, "void_mark", registration, _("Снята отметка «%(way)s»: %(name)s — %(reason)s") % words)


@transaction.atomic
def set_minutes_needed(event: Event, *, minutes: int, version: int, actor: User) -> int:
    """Say how many minutes make an attendance count and count everybody anew; returns of how many that changed.

    Raises Stale when somebody edited the event meanwhile.
    """
    hold(event)
    may_correct_attendance(actor, event).require()
    old = event.rules
    if old.minutes_needed == minutes:
        return 0
    save_edit(event, version, rules_data=dataclasses.replace(old, minutes_needed=minutes).to_json())
    changes = {"minutes_needed": [old.minutes_needed, minutes]}
    words = _("Участие засчитывается от %(minutes)s мин. присутствия") % {"minutes": minutes}
    audit.record(actor, "set_minutes_needed", event, words, changes)
    return recount_attendance(event)


@transaction.atomic
def recount_attendance(event: Event) -> int:
    """Count everybody anew by the rules as they stand, after these were changed; returns of how many that changed."""
    hold(event)
    return len(settle(event, list(event.registrations.filter(came_at__isnull=False))))


def _held(registration: Registration) -> Event:
    """Hold the event and see the registration as it is now."""
    event = registration.event
    hold(event)
    registration.refresh_from_db(fields=["state", "confirmed_at", "expires_at", "came_at", "minutes", "is_counted"])
    return event


def _mark(
    event: Event, registration: Registration, way: str, actor: User | audit.Guest, minutes: int | None
) -> AttendanceMark:
    may_be_marked(registration).require()
    known = registration.marks.filter(way=way, voided_at__isnull=True).first()
    if known is not None:
        return _with_minutes(event, known, minutes, actor)
    mark = AttendanceMark(
        registration=registration,
        way=way,
        at=clock.now(),
        minutes=minutes,
        marked_by=None if isinstance(actor, audit.Guest) else actor,
    )
    add_marks(event, [mark])
    words = {"name": registration.full_name, "way": mark.get_way_display()}
    audit.record(actor, "mark_came", registration, _("%(name)s: отметка %(way)s") % words, {"minutes": minutes})
    return mark


def _with_minutes(event: Event, mark: AttendanceMark, minutes: int | None, actor: User | audit.Guest) -> AttendanceMark:
    if minutes is None or minutes == mark.minutes:
        return mark
    changes = audit.changed(mark, minutes=minutes)
    mark.save(update_fields=["minutes", "updated_at"])
    settle(event, [mark.registration])
    audit.record(actor, "mark_came", mark.registration, _("Исправлено время присутствия"), changes)
    return mark
