"""Minutes: done when the last signature stands under them. The key is that of the meeting.

A correction changes nothing: what counts is the first signing. Minutes read from an old paper were signed on the day
the paper bears.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import F, Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from rumo.meetings.models import Meeting
from rumo.planning.enums import FactKind
from rumo.planning.sources.meetings import VOID
from rumo.planning.sources.records import Held, Keys, Source, SourceRecord
from rumo.russian.dates import short_date


def done_days(keys: Keys) -> Mapping[int, date]:
    return {pk: day for pk, _association, day in _signed(Meeting.objects.filter(pk__in=keys))}


def done_by(bodies: Keys, first: date, last: date) -> Iterable[Held]:
    # Minutes are signed after their meeting, so a meeting after the span has no signature inside it.
    signed = _signed(Meeting.objects.filter(association__in=bodies, date__lte=last))
    held = [Held(association, pk, day) for pk, association, day in signed if first <= day <= last]
    return sorted(held, key=lambda each: (each.day, each.object_id))


def described(keys: Keys) -> Iterable[SourceRecord]:
    return _records(Meeting.objects.filter(pk__in=keys))


def candidates(bodies: Keys, first: date, last: date) -> Iterable[SourceRecord]:
    records = _records(Meeting.objects.filter(association__in=bodies, date__lte=last).exclude(state__in=VOID))
    return [each for each in records if each.day and first <= each.day <= last]


def _signed(meetings: QuerySet[Meeting]) -> Iterable[tuple[int, int, date]]:
    """Keys of meetings with the days on which their minutes were signed."""
    rows = (
        meetings.filter(revisions__number=0)
        .order_by()
        .annotate(last_signature=_LAST_SIGNATURE, paper_day=F("revisions__date"))
        .values_list("pk", "association_id", "last_signature", "paper_day")
    )
    return [(pk, association, _day(moment) or paper_day) for pk, association, moment, paper_day in rows]


def _records(meetings: QuerySet[Meeting]) -> list[SourceRecord]:
    first_revision = Max("revisions__date", filter=Q(revisions__number=0))
    found = meetings.annotate(last_signature=_LAST_SIGNATURE, paper_day=first_revision).order_by("date", "pk")
    return [_record(meeting) for meeting in found]


def _record(meeting: Meeting) -> SourceRecord:
    paper_day: date | None = meeting.paper_day  # type: ignore[attr-defined]
    signed_on = (_day(meeting.last_signature) or paper_day) if paper_day else None  # type: ignore[attr-defined]
    number = f"№ {meeting.number} " if meeting.number else ""
    return SourceRecord(
        kind=FactKind.MINUTES,
        object_id=meeting.pk,
        association_id=meeting.association_id,
        title=f"Протокол {number}от {short_date(meeting.date)}",
        brief=f"Протокол {number}".strip(),
        url=reverse("meetings:meeting", args=[meeting.pk]),
        day=signed_on or meeting.date,
        done_on=signed_on,
        state=str(meeting.get_state_display()),
        is_void=meeting.state in VOID,
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


_LAST_SIGNATURE = Max("signatures__signed_at", filter=Q(signatures__revision=0))
SOURCE = Source(FactKind.MINUTES, done_days, done_by, described, candidates)
