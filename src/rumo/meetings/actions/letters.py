"""Sending letters to those who were invited."""

from __future__ import annotations

import datetime as dt

from rumo.core import mail
from rumo.directory.models import Person
from rumo.meetings.calendar_entry import write_ics
from rumo.meetings.letters import Letter, call_off_letter
from rumo.meetings.models import Meeting


def send_call_off(meeting: Meeting, *, new_date: dt.date | None) -> int:
    """Tell everybody who got an invitation that the meeting is off; the entry leaves their calendars."""
    letter = call_off_letter(meeting, new_date=new_date)
    told = meeting.invitations.filter(sent_at__isnull=False).exclude(person__email="").select_related("person")
    for invitation in told:
        send_letter(meeting, letter, invitation.person, method="CANCEL")
    return len(told)


def send_letter(meeting: Meeting, letter: Letter, person: Person, *, method: str) -> None:
    """One letter with its calendar entry."""
    ics = write_ics(meeting, method=method, attendee=person, description=letter.body)
    part = mail.Attachment("zasedanie.ics", f"text/calendar; method={method}", ics)
    mail.send(to=person.email, subject=letter.subject, body=letter.body, attachments=[part])
