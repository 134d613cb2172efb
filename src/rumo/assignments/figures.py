"""Figures of assignments for reports: «выдано 12 поручений, исполнено 10»."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.directory.tallies import tally
from rumo.russian.deadlines.periods import Period


@figure("assignments.issued", _("Выдано поручений"), "поручение")
def issued(association: Association, period: Period) -> Counted:
    """Those withdrawn later are not counted: there was nothing to carry out."""
    value = sum(row["n"] for row in _states(association, period))
    return Counted(value, partial(_issued, association, period))


@figure("assignments.done", _("Исполнено поручений"), "поручение")
def done(association: Association, period: Period) -> Counted:
    """Of those issued in the period, accepted by now."""
    found = {row["state"]: row["n"] for row in _states(association, period)}
    return Counted(
        found.get(AssignmentState.ACCEPTED, 0),
        lambda: _issued(association, period).filter(state=AssignmentState.ACCEPTED),
        base=sum(found.values()),
    )


def _issued(association: Association, period: Period) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        association__in=branch_of(association), issued_on__range=(period.starts, period.ends)
    ).exclude(state=AssignmentState.WITHDRAWN)


@tally
def _states(association: Association, period: Period) -> QuerySet[Any, Any]:
    return _issued(association, period).values("state").annotate(n=Count("pk"))
