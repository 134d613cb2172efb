"""What the register has already that may be the same thing as a paper, and how it is called there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from rumo.directory.models import Order
from rumo.documents.enums import PaperKind as IssuedKind
from rumo.documents.models import IssuedPaper
from rumo.intake.enums import PaperKind
from rumo.intake.models import IncomingPaper
from rumo.meetings.models import Meeting
from rumo.planning.models import Plan

_MOST = 10


@dataclass(frozen=True, slots=True)
class Link:
    """A record of the register as pages name it; `note` is its state."""

    title: str
    url: str
    note: str = ""


def link_to(record: Model) -> Link:
    if isinstance(record, Meeting):
        return Link(str(record), reverse("meetings:meeting", args=[record.pk]), record.get_state_display())
    if isinstance(record, Plan):
        return Link(str(record), reverse("planning:plan", args=[record.pk]), record.get_state_display())
    if isinstance(record, Order):
        return Link(str(record), reverse("directory:order", args=[record.pk]))
    assert isinstance(record, IssuedPaper)
    # The register has no page of a single paper: it is found there by its hash.
    return Link(str(record), f"{reverse('documents:register')}?q={record.sha256[:16]}")


def similar_records(paper: IncomingPaper) -> list[Link]:
    """Records of the paper's association that say the same, but for the one it became itself."""
    looked_up = _LOOKUPS.get(PaperKind(paper.kind))
    if looked_up is None:
        return []
    own = paper.record
    found: Iterable[Model] = looked_up(paper)[: _MOST + 1]
    return [link_to(each) for each in found if own is None or each.pk != own.pk][:_MOST]


def _meetings(paper: IncomingPaper) -> QuerySet[Meeting]:
    """On the paper's day or under its number in that year."""
    day, number = str(paper.data.get("date") or ""), str(paper.data.get("number") or "")
    alike = Q(pk__in=[])
    if day:
        alike |= Q(date=day)
    if number.isdigit() and day:
        alike |= Q(number=int(number), date__year=int(day[:4]))
    return Meeting.objects.filter(alike, association=paper.association)


def _plans(paper: IncomingPaper) -> QuerySet[Plan]:
    """Of the same year."""
    period = paper.data.get("period") or {}
    if not period:
        return Plan.objects.none()
    return Plan.objects.filter(association=paper.association, starts=date.fromisoformat(period["from"]))


def _orders(paper: IncomingPaper) -> QuerySet[Order]:
    """Of the same day or number."""
    day, number = paper.data.get("date"), str(paper.data.get("number") or "")
    alike = Q(date=day) if day else Q(pk__in=[])
    if number:
        alike |= Q(number__iexact=number)
    return Order.objects.filter(alike, association=paper.association)


def _papers(paper: IncomingPaper) -> QuerySet[IssuedPaper]:
    """Analyses of the same title."""
    title = str(paper.data.get("title") or "")
    return IssuedPaper.objects.filter(association=paper.association, kind=IssuedKind.ANALYSIS, title=title[:500])


_LOOKUPS = {
    PaperKind.MINUTES: _meetings,
    PaperKind.PLAN: _plans,
    PaperKind.ORDER: _orders,
    PaperKind.ANALYSIS: _papers,
}
