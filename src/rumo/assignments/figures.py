"""Figures of assignments for reports: «выдано 12 поручений, исполнено 10»."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.russian.deadlines.periods import Period


@figure("assignments.issued", _("Выдано поручений"), "поручение")
def issued(association: Association, period: Period) -> Counted:
    """Those withdrawn later are not counted: there was nothing to carry out."""
    rows = _issued(association, period)
    return Counted(rows.count(), rows)


@figure("assignments.done", _("Исполнено поручений"), "поручение")
def done(association: Association, period: Period) -> Counted:
    """Of those issued in the period, accepted by now."""
    rows = _issued(association, period)
    accepted = rows.filter(state=AssignmentState.ACCEPTED)
    return Counted(accepted.count(), accepted, base=rows.count())


def _issued(association: Association, period: Period) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        association__in=branch_of(association), issued_on__range=(period.starts, period.ends)
    ).exclude(state=AssignmentState.WITHDRAWN)
