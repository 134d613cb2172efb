"""An event as an entry of a calendar (RFC 5545): for the navigator's feeds, for download, for letters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, vCalAddress, vDuration
from icalendar import Event as Entry

from rumo.core import clock
from rumo.events.addresses import public_address
from rumo.events.enums import EventState
from rumo.events.models import Event
from rumo.meetings.calendar_entry import add_zones, host

# How often a calendar program is asked to come again.
REFRESH = timedelta(hours=6)
_PRODUCT = "-//rumo//events//RU"


def write_ics(
    event: Event,
    *,
    method: str = "PUBLISH",
    attendee: tuple[str, str] | None = None,
    with_link: bool = False,
    description: str = "",
) -> str:
    """The text of an ICS file of one event.

    `method` is PUBLISH for download, REQUEST in a letter to a participant, CANCEL when called off. `attendee` is name
    and e-mail. `with_link` tells the link of the video conference, which is for participants only. The UID stays the
    same for the event's whole life and SEQUENCE grows with its version, so a calendar moves the entry it has.
    """
    calendar = _calendar()
    calendar.add("method", method)
    entry = entry_of(event, stamp=clock.now(), with_link=with_link, is_off=method == "CANCEL")
    entry.add("description", description or f"{event.association}\n{public_address(event)}")
    if method != "PUBLISH":
        entry.add("organizer", _address(str(event.association), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    if attendee is not None:
        guest = _address(*attendee)
        guest.params.update({"RSVP": "FALSE", "ROLE": "REQ-PARTICIPANT"})
        entry.add("attendee", guest)
    calendar.add_component(entry)
    add_zones(calendar)
    return calendar.to_ical().decode("utf-8")


def write_feed(events: Iterable[Event], title: str) -> bytes:
    """A calendar to subscribe to. The same events give the same bytes, so that it can be told unchanged."""
    calendar = _calendar()
    calendar.add("x-wr-calname", title)
    calendar.add("name", title)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for event in events:
        entry = entry_of(event, stamp=event.updated_at)
        entry.add("description", str(event.association))
        calendar.add_component(entry)
    add_zones(calendar)
    return bytes(calendar.to_ical())


def entry_of(event: Event, *, stamp: datetime, with_link: bool = False, is_off: bool = False) -> Entry:
    """The event itself: `stamp` is when the entry was written, `is_off` marks one that will not take place."""
    is_off = is_off or event.state == EventState.CANCELLED
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{host()}")
    entry.add("sequence", event.version)
    entry.add("dtstamp", stamp)
    entry.add("summary", _summary(event))
    entry.add("dtstart", timezone.localtime(event.starts_at))
    entry.add("dtend", timezone.localtime(event.ends_at))
    place = event.place or (event.link if with_link else event.get_form_display())
    entry.add("location", place)
    entry.add("url", event.link if with_link and event.link else public_address(event))
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return entry


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _summary(event: Event) -> str:
    return f"{event.get_kind_display().capitalize()}: {' '.join(event.title.split())}"


def _address(name: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = name
    return address
