"""Meetings: done when held, on the day of the meeting. A cancelled or postponed one is no fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting
from rumo.planning.enums import FactKind
from rumo.planning.sources.records import Held, Keys, Source, SourceRecord

# An imported meeting is signed from the beginning, so it counts.
HELD = (MeetingState.MINUTES, MeetingState.SIGNED, MeetingState.PUBLISHED)
VOID = (MeetingState.CANCELLED, MeetingState.POSTPONED)


def done_days(keys: Keys) -> Mapping[int, date]:
    return dict(Meeting.objects.filter(pk__in=keys, state__in=HELD).order_by().values_list("pk", "date"))


def done_by(bodies: Keys, first: date, last: date) -> Iterable[Held]:
    held = Meeting.objects.filter(association__in=bodies, date__range=(first, last), state__in=HELD)
    return [Held(*row) for row in held.order_by("date", "pk").values_list("association_id", "pk", "date")]


def described(keys: Keys) -> Iterable[SourceRecord]:
    return [_record(meeting) for meeting in Meeting.objects.filter(pk__in=keys)]


def candidates(bodies: Keys, first: date, last: date) -> Iterable[SourceRecord]:
    return [_record(meeting) for meeting in _of(bodies, first, last).order_by("date", "pk")]


def _of(bodies: Keys, first: date, last: date) -> QuerySet[Meeting]:
    return Meeting.objects.filter(association__in=bodies, date__range=(first, last)).exclude(state__in=VOID)


def _record(meeting: Meeting) -> SourceRecord:
    return SourceRecord(
        kind=FactKind.MEETING,
        object_id=meeting.pk,
        association_id=meeting.association_id,
        title=f"{meeting}: {meeting.title}" if meeting.title else str(meeting),
        brief=f"Заседание № {meeting.number}" if meeting.number else "Заседание",
        url=reverse("meetings:meeting", args=[meeting.pk]),
        day=meeting.date,
        done_on=meeting.date if meeting.state in HELD else None,
        state=str(meeting.get_state_display()),
        is_void=meeting.state in VOID,
    )


SOURCE = Source(FactKind.MEETING, done_days, done_by, described, candidates)
