"""What still may be taken back of what papers became: as long as nothing else depends on it."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Order
from rumo.directory.permissions import may_run_association, may_withdraw_order
from rumo.documents.models import IssuedPaper
from rumo.meetings import archive as meetings
from rumo.meetings.models import Meeting
from rumo.planning import archive as plans
from rumo.planning.enums import FactKind
from rumo.planning.models import LineFact, Plan


def may_withdraw(user: Any, record: Model) -> Verdict:
    """The reason names the first thing that depends on the record."""
    if isinstance(record, Meeting):
        return meetings.may_withdraw(user, record)
    if isinstance(record, Plan):
        return plans.may_withdraw(user, record)
    if isinstance(record, Order):
        return _nobody_met_by(record) & may_withdraw_order(user, record)
    assert isinstance(record, IssuedPaper)
    return _is_no_fact(record) & may_run_association(user, record.association)


def _nobody_met_by(order: Order) -> Verdict:
    """Quorum and attendance of a meeting are counted by the composition of its day."""
    met = Meeting.objects.filter(association=order.association, date__gte=order.in_force_from).order_by("date").first()
    if met is not None:
        return No(_("Отменить приём нельзя: по этому составу уже есть заседание (%(meeting)s).") % {"meeting": met})
    return YES


def _is_no_fact(paper: IssuedPaper) -> Verdict:
    if LineFact.objects.filter(kind=FactKind.PAPER, object_id=paper.pk).exists():
        return No(_("Отменить приём нельзя: документ привязан к пункту плана."))
    return YES
