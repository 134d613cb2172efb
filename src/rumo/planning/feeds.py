"""Calendars that a phone or Outlook fetches by a private link (RFC 5545): meetings, and due dates as whole days."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from rumo.accounts.models import User
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core import clock
from rumo.directory.models import Association
from rumo.directory.powers import powers_of
from rumo.directory.queries import visible_associations
from rumo.meetings.calendar_entry import add_zones, event_of, host
from rumo.meetings.models import Meeting
from rumo.planning.calendar_entries import assignments_seen, dues_seen, meetings_seen
from rumo.planning.dues import Due
from rumo.planning.sources.meetings import VOID
from rumo.russian.deadlines.statuses import Status

# What was is kept for a year, what is planned further ahead than two is not yet known.
BACK = timedelta(days=366)
AHEAD = timedelta(days=731)
# How often a calendar program is asked to come again.
REFRESH = timedelta(hours=6)


def bodies_of(user: User) -> QuerySet[Association]:
    """Associations of the user's own calendar: those of membership; of a member of none, those the user runs."""
    powers = powers_of(user)
    return visible_associations(user).filter(pk__in=powers.member_of or powers.runs, is_active=True)


def write_feed(user: User, bodies: Collection[Association], title: str) -> bytes:
    """What `user` may see of `bodies`. The same content gives the same bytes, so that it can be told unchanged."""
    today = clock.today()
    first, last = today - BACK, today + AHEAD
    keys = [body.pk for body in bodies]
    calendar = Calendar()
    calendar.add("prodid", "-//rumo//planning//RU")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    calendar.add("name", title)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for event in _events(user, keys, first, last):
        calendar.add_component(event)
    add_zones(calendar)
    return bytes(calendar.to_ical())


def _events(user: Any, bodies: Collection[int], first: date, last: date) -> Iterable[Event]:
    for meeting in meetings_seen(user, bodies, first, last):
        yield _of_meeting(meeting)
    for due in dues_seen(user, bodies, first, last):
        if due.day and first <= due.day <= last:
            yield _of_due(due, due.day)
    for assignment in assignments_seen(user, bodies, first, last):
        if assignment.due_on:
            yield _of_assignment(assignment, assignment.due_on)


def _of_meeting(meeting: Meeting) -> Event:
    event = event_of(meeting, stamp=meeting.updated_at, is_off=meeting.state in VOID)
    if not meeting.link:
        event.add("url", _absolute(reverse("meetings:meeting", args=[meeting.pk])))
    return event


def _of_due(due: Due, day: date) -> Event:
    word = due.told.word
    mark = _("Выполнено: ") if due.status is Status.DONE else _("Срок: ")
    summary = (_("Заседание по графику: ") if due.is_meeting else mark) + due.title
    event = _whole_day(f"plan-{due.key}", day, summary)
    event.add("dtstamp", max(due.planned.updated_at, due.plan.updated_at))
    event.add("description", f"{due.plan.association}\n{due.plan}\n{word}")
    event.add("url", _absolute(due.url))
    return event


def _of_assignment(assignment: Assignment, day: date) -> Event:
    done = assignment.state == AssignmentState.ACCEPTED
    event = _whole_day(
        f"assignment-{assignment.pk}", day, (_("Выполнено: ") if done else _("Поручение: ")) + assignment.text
    )
    event.add("dtstamp", assignment.updated_at)
    event.add("description", f"{assignment.association}\n{assignment.ground}\n{assignment.get_state_display()}")
    event.add("url", _absolute(reverse("assignments:assignment", args=[assignment.pk])))
    return event


def _whole_day(name: str, day: date, summary: str) -> Event:
    """An entry that takes no time of the day: it does not make its owner busy."""
    event = Event()
    event.add("uid", f"{name}@{host()}")
    event.add("summary", " ".join(summary.split())[:250])
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
