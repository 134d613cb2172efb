"""The ways of a meeting between its states. Each action has the name of its transition."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.directory.queries import composition_on
from rumo.meetings.actions import ballots, letters
from rumo.meetings.actions.meetings import MeetingDetails, edit_meeting
from rumo.meetings.enums import Presence, Reply
from rumo.meetings.models import Attendance, Invitation, Meeting
from rumo.meetings.transitions import MEETING

# What an answer to the invitation foretells; the secretary corrects it when people come. No answer foretells nothing.
FORETOLD = {
    Reply.COMING: Presence.PRESENT,
    Reply.COMING_REMOTELY: Presence.REMOTE,
    Reply.NOT_COMING: Presence.EXCUSED,
}


@transaction.atomic
def postpone_meeting(meeting: Meeting, *, reason: str, new_date: date | None = None, actor: User) -> Meeting:
    """Put the meeting off; with `new_date` it is at once prepared for that day. Those invited get a letter."""
    if new_date == meeting.date:
        raise Refusal(_("Новая дата совпадает с прежней: укажите другой день или оставьте поле пустым."))
    _need_reason(reason, _("Укажите, почему заседание переносится."))
    fire(MEETING["postpone"], meeting, user=actor, reason=reason.strip(), version=F("version") + 1)
    summary = _("Заседание перенесено: %(reason)s") % {"reason": reason.strip()}
    audit.record(actor, "postpone_meeting", meeting, summary)
    letters.send_call_off(meeting, new_date=new_date)
    if new_date is not None:
        resume_meeting(meeting, new_date=new_date, actor=actor)
    return meeting


@transaction.atomic
def resume_meeting(meeting: Meeting, *, new_date: date, actor: User) -> Meeting:
    """Give a postponed meeting its day: back to preparing, the answers given for the old day are void."""
    fire(MEETING["resume"], meeting, user=actor, invited_at=None)
    details = MeetingDetails.of(meeting).on(new_date, meeting.association.rules)
    meeting.invitations.update(sent_at=None, reply=Reply.NONE, reason="", replied_at=None)
    edit_meeting(meeting, details=details, number=meeting.number, version=meeting.version, actor=actor)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, reason: str, actor: User) -> Meeting:
    """Call the meeting off for good: its number is free again, those invited get a letter."""
    _need_reason(reason, _("Укажите, почему заседание отменяется."))
    number = meeting.number
    fire(MEETING["cancel"], meeting, user=actor, reason=reason.strip(), number=None, version=F("version") + 1)
    summary = _("Заседание отменено: %(reason)s") % {"reason": reason.strip()}
    audit.record(actor, "cancel_meeting", meeting, summary, {"number": [number, None]})
    letters.send_call_off(meeting, new_date=None)
    return meeting


@transaction.atomic
def open_meeting(meeting: Meeting, *, actor: User) -> Meeting:
    """Begin the session: attendance as the answers foretell it; in an absentee meeting ballots go out instead."""
    fire(MEETING["open"], meeting, user=actor)
    if meeting.is_absentee:
        ballots.send_ballots(meeting, actor=actor)
    else:
        members = set(composition_on(meeting.association, meeting.date).values_list("person_id", flat=True))
        answers = meeting.invitations.filter(person__in=members).exclude(reply=Reply.NONE)
        Attendance.objects.bulk_create([_foretold(answer) for answer in answers], ignore_conflicts=True)
    audit.record(actor, "open_meeting", meeting, _("Заседание открыто"))
    return meeting


@transaction.atomic
def close_meeting(meeting: Meeting, *, actor: User) -> Meeting:
    fire(MEETING["close"], meeting, user=actor)
    if meeting.is_absentee:
        ballots.count_ballots(meeting, actor=actor)
    audit.record(actor, "close_meeting", meeting, _("Заседание закрыто, оформляется протокол"))
    return meeting


@transaction.atomic
def reopen_meeting(meeting: Meeting, *, actor: User) -> Meeting:
    fire(MEETING["reopen"], meeting, user=actor)
    audit.record(actor, "reopen_meeting", meeting, _("Заседание возобновлено"))
    return meeting


def _foretold(answer: Invitation) -> Attendance:
    presence = FORETOLD[Reply(answer.reply)]
    reason = answer.reason if presence == Presence.EXCUSED else ""
    return Attendance(meeting_id=answer.meeting_id, person_id=answer.person_id, presence=presence, reason=reason)


def _need_reason(reason: str, message: str) -> None:
    if not reason.strip():
        raise Refusal(message)
