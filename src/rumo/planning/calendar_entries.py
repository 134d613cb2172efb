"""What stands in the calendar of associations: meetings, meetings planned, due dates of plans and of assignments."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.assignments import rules as assignment_rules
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.assignments.queries import visible_assignments
from rumo.core import clock
from rumo.meetings.models import Meeting
from rumo.meetings.queries import visible_meetings
from rumo.planning.dues import Due, read_dues
from rumo.planning.enums import ADOPTED
from rumo.planning.queries import visible_plans
from rumo.planning.sources.meetings import HELD, VOID


class EntryKind(StrEnum):
    MEETING = "meeting"
    PLANNED_MEETING = "planned"
    PLAN = "plan"
    ASSIGNMENT = "assignment"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing from `first` to `last`, both inclusive. `word` is how it stands, `colour` a kind of badge.

    A planned meeting without a date may be on any day of its stretch, which `when` names.
    """

    kind: EntryKind
    title: str
    url: str
    body: str
    first: date
    last: date
    word: str = ""
    colour: str = "neutral"
    begins: time | None = None
    when: str = ""

    def falls_on(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Entries:
    """`dated` in order of days; `undated` are planned meetings whose date nobody has set."""

    dated: tuple[Entry, ...]
    undated: tuple[Entry, ...]


def entries_of(user: Any, bodies: Collection[int], first: date, last: date) -> Entries:
    """What `user` may see of these associations from `first` to `last`, in a constant number of queries."""
    dues = list(dues_seen(user, bodies, first, last))
    meetings = meetings_seen(user, bodies, first, last)
    assignments = assignments_seen(user, bodies, first, last)
    dated = [
        *map(_of_meeting, meetings),
        *(_of_due(due, due.day) for due in dues if not due.is_meeting and due.day and first <= due.day <= last),
        *map(_of_assignment, assignments),
    ]
    undated = [_of_planned(due) for due in dues if due.is_meeting and _touches(due, first, last)]
    return Entries(tuple(sorted(dated, key=_order)), tuple(sorted(undated, key=_order)))


def meetings_seen(user: Any, bodies: Collection[int], first: date, last: date) -> Iterable[Meeting]:
    ends_after = Q(date__gte=first) | Q(date_to__gte=first)
    found = visible_meetings(user).filter(ends_after, association__in=bodies, date__lte=last)
    return found.order_by("date", "time", "pk")


def assignments_seen(user: Any, bodies: Collection[int], first: date, last: date) -> Iterable[Assignment]:
    """Those with a day of control; drafts and what was withdrawn have none that matters."""
    void = (AssignmentState.DRAFT, AssignmentState.WITHDRAWN)
    found = visible_assignments(user).filter(association__in=bodies, due_on__range=(first, last))
    return found.exclude(state__in=void).order_by("due_on", "pk")


def dues_seen(user: Any, bodies: Collection[int], first: date, last: date) -> Iterable[Due]:
    """Dues of adopted plans whose years touch these days. A planned meeting that was held or has its date is no due."""
    plans = visible_plans(user).filter(association__in=bodies, state__in=ADOPTED, starts__lte=last, ends__gte=first)
    found = read_dues(plans, clock.today()).dues
    return (due for due in found if not due.is_meeting or (due.is_unfinished and not due.has_meeting))


def _touches(due: Due, first: date, last: date) -> bool:
    return due.opens <= last and (due.day or due.plan.ends) >= first


def _of_meeting(meeting: Meeting) -> Entry:
    return Entry(
        EntryKind.MEETING,
        meeting.title or str(meeting),
        reverse("meetings:meeting", args=[meeting.pk]),
        str(meeting.association),
        meeting.date,
        meeting.date_to or meeting.date,
        str(meeting.get_state_display()),
        _meeting_colour(meeting),
        meeting.time,
    )


def _meeting_colour(meeting: Meeting) -> str:
    if meeting.state in VOID:
        return "neutral"
    return "success" if meeting.state in HELD else "accent"


def _of_planned(due: Due) -> Entry:
    told = due.told
    return Entry(
        EntryKind.PLANNED_MEETING,
        _("Заседание № %(n)s%(title)s")
        % {"n": due.planned.position, "title": f": {due.planned.title}" if due.planned.title else ""},
        due.url,
        str(due.plan.association),
        due.opens,
        due.day or due.plan.ends,
        told.word,
        told.kind,
        when=due.label,
    )


def _of_due(due: Due, day: date | None) -> Entry:
    told = due.told
    day = day or due.plan.ends
    return Entry(EntryKind.PLAN, due.title, due.url, str(due.plan.association), day, day, told.word, told.kind)


def _of_assignment(assignment: Assignment) -> Entry:
    today = clock.today()
    day = assignment.due_on or today
    accepted = assignment.state == AssignmentState.ACCEPTED
    return Entry(
        EntryKind.ASSIGNMENT,
        assignment.text,
        reverse("assignments:assignment", args=[assignment.pk]),
        str(assignment.association),
        day,
        day,
        assignment_rules.term_words(assignment, today),
        "success" if accepted else assignment_rules.term_colour(assignment, today),
    )


def _order(entry: Entry) -> tuple[date, bool, time, str]:
    """By day; things with an hour first, in their order."""
    return entry.first, entry.begins is None, entry.begins or time.min, entry.kind
