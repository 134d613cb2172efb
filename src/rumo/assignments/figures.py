"""Figures of assignments for reports: «выдано 12 поручений, исполнено 10»."""

from __future__ import annotations

from functools import partial

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core import kept
from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.russian.deadlines.periods import Period

_ACCEPTED = Q(state=AssignmentState.ACCEPTED)


@figure("assignments.issued", _("Выдано поручений"), "поручение")
def issued(association: Association, period: Period) -> Counted:
    """Those withdrawn later are not counted: there was nothing to carry out."""
    return Counted(_counts(association, period)["issued"], partial(_issued, association, period))


@figure("assignments.done", _("Исполнено поручений"), "поручение")
def done(association: Association, period: Period) -> Counted:
    """Of those issued in the period, accepted by now."""
    found = _counts(association, period)
    return Counted(found["done"], lambda: _issued(association, period).filter(_ACCEPTED), base=found["issued"])


def _issued(association: Association, period: Period) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        association__in=branch_of(association), issued_on__range=(period.starts, period.ends)
    ).exclude(state=AssignmentState.WITHDRAWN)


@kept.shared
def _counts(association: Association, period: Period) -> dict[str, int]:
    rows = _issued(association, period).order_by()
    found: dict[str, int] = rows.aggregate(issued=Count("pk"), done=Count("pk", filter=_ACCEPTED))
    return found
