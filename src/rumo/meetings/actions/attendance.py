"""Marking who was at the meeting: members one by one or the rest at once, and guests."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import Stale, save_edit
from rumo.directory.models import Person
from rumo.directory.queries import composition_on
from rumo.meetings import permissions
from rumo.meetings.actions.holding import hold
from rumo.meetings.enums import HERE, Presence
from rumo.meetings.models import AgendaItem, Attendance, Guest, Meeting


@transaction.atomic
def mark_attendance(
    meeting: Meeting,
    person: Person,
    *,
    version: int,
    presence: str,
    reason: str = "",
    came_for: AgendaItem | None = None,
    left_before: AgendaItem | None = None,
    actor: User,
) -> Attendance:
    """Mark a member of the composition; `version` 0 is the first mark.

    A reason belongs to the absent, coming and leaving to those who are there; what does not belong is dropped.
    Raises Stale when somebody marked the member first, Refusal for one who is not a member or who leaves before coming.
    """
    hold(meeting)
    permissions.may_mark_attendance(actor, meeting).require()
    if not composition_on(meeting.association, meeting.date).filter(person=person).exists():
        raise Refusal(
            _("%(name)s не входит в состав на дату заседания: добавьте в приглашённые.") % {"name": person.short_name}
        )
    here = presence in HERE
    if here and came_for and left_before and left_before.position <= came_for.position:
        raise Refusal(_("Уйти можно только после прихода: проверьте вопросы, к которому пришли и перед которым ушли."))
    fields: dict[str, Any] = {
        "presence": presence,
        "reason": "" if here else reason,
        "came_for": came_for if here else None,
        "left_before": left_before if here else None,
    }
    changes: dict[str, Any] = {"presence": presence}
    if version == 0:
        mark = _first_mark(meeting, person, fields)
    else:
        mark = Attendance.objects.get(meeting=meeting, person=person)
        changes = audit.changed(mark, **fields)
        mark = save_edit(mark, version, **fields)
    summary = _("%(name)s: %(presence)s") % {"name": person.short_name, "presence": mark.get_presence_display()}
    audit.record(actor, "mark_attendance", mark, summary, changes)
    return mark


def _first_mark(meeting: Meeting, person: Person, fields: dict[str, Any]) -> Attendance:
    try:
        with transaction.atomic():
            return Attendance.objects.create(meeting=meeting, person=person, **fields)
    except IntegrityError as error:
        raise Stale(Attendance.objects.get(meeting=meeting, person=person)) from error


@transaction.atomic
def mark_rest_present(meeting: Meeting, *, actor: User) -> int:
    """Mark everybody who is not marked yet as present; returns how many."""
    hold(meeting)
    permissions.may_mark_attendance(actor, meeting).require()
    marked = set(Attendance.objects.filter(meeting=meeting).values_list("person_id", flat=True))
    members = composition_on(meeting.association, meeting.date).values_list("person_id", flat=True)
    new = [
        Attendance(meeting=meeting, person_id=pk, presence=Presence.PRESENT)
        for pk in dict.fromkeys(members)
        if pk not in marked
    ]
    Attendance.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        summary = _("Отмечены присутствующими все остальные: %(count)s") % {"count": len(new)}
        audit.record(actor, "mark_rest_present", meeting, summary, {"people": [mark.person_id for mark in new]})
    return len(new)


@transaction.atomic
def admit_guest(meeting: Meeting, person: Person, *, post: str = "", actor: User) -> Guest:
    """Somebody who is not a member came: invited or not. Repeating it is harmless."""
    hold(meeting)
    permissions.may_mark_attendance(actor, meeting).require()
    if composition_on(meeting.association, meeting.date).filter(person=person).exists():
        raise Refusal(_("%(name)s — член объединения: отметьте в списке членов.") % {"name": person.short_name})
    guest, _new = Guest.objects.update_or_create(
        meeting=meeting,
        person=person,
        defaults={"came": True},
        create_defaults={"came": True, "post": post or person.post_text(meeting.date)},
    )
    audit.record(actor, "admit_guest", meeting, _("Приглашённый: %(name)s") % {"name": person.short_name})
    return guest


@transaction.atomic
def mark_guest(guest: Guest, *, came: bool, actor: User) -> Guest:
    """Did the guest come."""
    hold(guest.meeting)
    permissions.may_mark_attendance(actor, guest.meeting).require()
    changes = audit.changed(guest, came=came)
    if changes:
        guest.save(update_fields=["came", "updated_at"])
        words = _("%(name)s присутствует") if came else _("%(name)s отсутствует")
        audit.record(actor, "mark_guest", guest.meeting, words % {"name": guest.person.short_name}, changes)
    return guest
