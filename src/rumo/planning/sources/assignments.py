"""Assignments: done when accepted, on the day they were taken off control. A withdrawn one is no fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.planning.enums import FactKind
from rumo.planning.sources.records import Held, Keys, Source, SourceRecord

UNTOLD = (AssignmentState.DRAFT, AssignmentState.WITHDRAWN)


def done_days(keys: Keys) -> Mapping[int, date]:
    accepted = _accepted(Assignment.objects.filter(pk__in=keys)).values_list("pk", "closed_at")
    # The time zone is asked once: thousands of facts are read for a region's year.
    zone = timezone.get_current_timezone()
    return {pk: moment.astimezone(zone).date() for pk, moment in accepted if moment}


def done_by(bodies: Keys, first: date, last: date) -> Iterable[Held]:
    accepted = _accepted(Assignment.objects.filter(association__in=bodies, closed_at__date__range=(first, last)))
    rows = accepted.order_by("closed_at", "pk").values_list("association_id", "pk", "closed_at")
    return [Held(association, pk, timezone.localdate(moment)) for association, pk, moment in rows if moment]


def described(keys: Keys) -> Iterable[SourceRecord]:
    return [_record(assignment) for assignment in Assignment.objects.filter(pk__in=keys)]


def candidates(bodies: Keys, first: date, last: date) -> Iterable[SourceRecord]:
    due_or_done = Q(due_on__range=(first, last)) | Q(closed_at__date__range=(first, last))
    found = Assignment.objects.filter(due_or_done, association__in=bodies).exclude(state__in=UNTOLD)
    return [_record(assignment) for assignment in found.order_by("due_on", "pk")]


def _accepted(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return assignments.filter(state=AssignmentState.ACCEPTED).order_by()


def _record(assignment: Assignment) -> SourceRecord:
    accepted = assignment.state == AssignmentState.ACCEPTED and assignment.closed_at is not None
    done_on = timezone.localdate(assignment.closed_at) if accepted else None
    return SourceRecord(
        kind=FactKind.ASSIGNMENT,
        object_id=assignment.pk,
        association_id=assignment.association_id,
        title=assignment.text,
        brief=assignment.text,
        url=reverse("assignments:assignment", args=[assignment.pk]),
        day=done_on or assignment.due_on,
        done_on=done_on,
        state=str(assignment.get_state_display()),
        is_void=assignment.state == AssignmentState.WITHDRAWN,
    )


SOURCE = Source(FactKind.ASSIGNMENT, done_days, done_by, described, candidates)
