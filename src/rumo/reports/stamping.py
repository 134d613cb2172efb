"""By what a report is approved: a decision of signed minutes of the body or of one above it, or an act."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from rumo.core.verdict import No, Verdict
from rumo.documents.enums import StampKind
from rumo.meetings.enums import ResolutionKind
from rumo.meetings.models import Resolution
from rumo.meetings.permissions import SIGNED
from rumo.meetings.stamping import may_stamp_by
from rumo.papers.plan import PlanStamp
from rumo.papers.plan import StampKind as PrintedStamp
from rumo.planning.stamping import APPROVING, StampData, deciding_bodies, may_give
from rumo.reports.models import Report

_OFFERED = 40
_WORDS = {
    StampKind.APPROVED: PrintedStamp.APPROVED,
    StampKind.AGREED: PrintedStamp.AGREED,
    StampKind.ADOPTED: PrintedStamp.ADOPTED,
    StampKind.CONSIDERED: PrintedStamp.CONSIDERED,
}


def approving_resolutions(report: Report) -> list[Resolution]:
    """Carried decisions of signed minutes that may have approved the report, newest first."""
    about = Q(text__icontains="отч") | Q(text__icontains="анализ")
    found = (
        Resolution.objects.filter(
            Q(kind=ResolutionKind.APPROVE) | Q(kind=ResolutionKind.OTHER) & about,
            item__meeting__association__in=deciding_bodies(report.association),
            item__meeting__state__in=SIGNED,
            item__meeting__date__gt=report.starts_on,
            item__is_dropped=False,
        )
        .select_related("item__meeting__association__host")
        .order_by("-item__meeting__date", "item__position", "position", "pk")
    )
    return list(found[:_OFFERED])


def may_approve_by(report: Report, stamp: StampData) -> Verdict:
    """УТВЕРЖДЕНО or ПРИНЯТО; a decision has to be carried, signed, and of the body or of one above it."""
    if stamp.kind not in APPROVING:
        return No(_("Утверждение отмечают грифом УТВЕРЖДЕНО или ПРИНЯТО."))
    if stamp.resolution is None:
        return may_give(stamp)
    meeting = stamp.resolution.item.meeting
    if meeting.association_id not in deciding_bodies(report.association):
        return No(_("Отчёт утверждает решение своего или вышестоящего объединения."))
    if meeting.state not in SIGNED:
        return No(_("Протокол с этим решением ещё не подписан."))
    return may_stamp_by(stamp.resolution)


def printed_stamp(report: Report) -> tuple[PlanStamp, ...]:
    """The stamp as it stands in the corner of the paper; its ground already names the day and the minutes."""
    stamp = report.stamp
    if stamp is None:
        return ()
    return (PlanStamp(_WORDS[StampKind(stamp.kind)], stamp.ground, None, ""),)
