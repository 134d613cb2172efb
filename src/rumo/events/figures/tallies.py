"""Counts that several figures of events share: a scan of the rows for all of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from rumo.directory.models import Association
from rumo.directory.tallies import ALL, tally
from rumo.events import attendance_list, participants
from rumo.events.models import Registration
from rumo.russian.deadlines.periods import Period


@tally
def people(association: Association, period: Period) -> QuerySet[Any, Any]:
    """One row: `registered` and (different) `people` as `participants.chosen` lists them, `attended` of `expected` as
    `attendance_list` does."""
    rows = Registration.objects.filter(attendance_list.of_events(association, period.starts, period.ends))
    held = Q(event__state__in=participants.HELD)
    return rows.values(all=ALL).annotate(
        registered=Count("pk", filter=held & participants.CONDITIONS[participants.REGISTERED]),
        people=Count("identity", filter=held & participants.CONDITIONS[participants.PEOPLE], distinct=True),
        attended=Count("pk", filter=attendance_list.CAME),
        expected=Count("pk", filter=attendance_list.EXPECTED),
    )
