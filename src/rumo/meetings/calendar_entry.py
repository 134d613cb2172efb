"""A meeting as an entry of a calendar (RFC 5545), for the invitation and for download."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parseaddr
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, vCalAddress

from rumo.core import clock
from rumo.directory.models import Person
from rumo.meetings.models import Meeting

# Meetings have a beginning but no set end; a calendar needs one.
USUAL_LENGTH = timedelta(hours=2)


def write_ics(
    meeting: Meeting, *, method: str = "PUBLISH", attendee: Person | None = None, description: str = ""
) -> str:
    """The text of an ICS file. `method` is REQUEST in an invitation, CANCEL when called off, PUBLISH for download.

    The UID stays the same for the meeting's whole life and SEQUENCE grows with its version, so a calendar moves the
    entry it has instead of adding another.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//rumo//meetings//RU")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event = event_of(meeting, stamp=clock.now(), is_off=method == "CANCEL")
    if description:
        event.add("description", description)
    if method != "PUBLISH":
        event.add("organizer", _address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], str(meeting.association)))
    if attendee is not None:
        event.add("attendee", _address(attendee.email, str(attendee), RSVP="FALSE", ROLE="REQ-PARTICIPANT"))
    calendar.add_component(event)
    add_zones(calendar)
    return calendar.to_ical().decode("utf-8")


def event_of(meeting: Meeting, *, stamp: datetime, is_off: bool) -> Event:
    """The meeting itself: `stamp` is when the entry was written, `is_off` marks one that will not take place."""
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{host()}")
    event.add("sequence", meeting.version)
    event.add("dtstamp", stamp)
    event.add("summary", _summary(meeting))
    for name, moment in _span(meeting).items():
        event.add(name, moment)
    if meeting.place or meeting.link:
        event.add("location", meeting.place or meeting.link)
    if meeting.link:
        event.add("url", meeting.link)
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return event


def add_zones(calendar: Calendar) -> None:
    """The time zones that the entries name, at the head of the calendar."""
    for name in sorted(calendar.get_missing_tzids()):
        calendar.subcomponents.insert(0, _zone(name))


@cache
def _zone(name: str) -> Timezone:
    """Made once: where the clock no longer changes the library looks for a change up to the year 9999."""
    return Timezone.from_tzid(name)


def host() -> str:
    """The name of this installation in the identifiers of entries."""
    return urlsplit(settings.BASE_URL).hostname or "rumo"


def _summary(meeting: Meeting) -> str:
    about = f": {meeting.title}" if meeting.title else ""
    return f"Заседание, {meeting.association}{about}"


def _span(meeting: Meeting) -> dict[str, Any]:
    """Beginning and end: the voting window of an absentee meeting, whole days when the hour is not set."""
    if meeting.is_absentee and meeting.voting_opens and meeting.voting_closes:
        return {"dtstart": timezone.localtime(meeting.voting_opens), "dtend": timezone.localtime(meeting.voting_closes)}
    last = meeting.date_to or meeting.date
    if meeting.time is None:
        return {"dtstart": meeting.date, "dtend": last + timedelta(days=1)}
    zone = timezone.get_default_timezone()
    begins = datetime.combine(meeting.date, meeting.time, zone)
    return {"dtstart": begins, "dtend": datetime.combine(last, meeting.time, zone) + USUAL_LENGTH}


def _address(email: str, name: str, **parameters: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = name
    for key, value in parameters.items():
        address.params[key] = value
    return address
