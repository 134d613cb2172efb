"""Stamps of a plan: by which decision or act, and how it is printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association
from rumo.documents.enums import StampKind
from rumo.meetings.actions.stamps import ground_of
from rumo.meetings.enums import ResolutionKind
from rumo.meetings.models import Resolution
from rumo.meetings.permissions import SIGNED
from rumo.meetings.stamping import may_stamp_by
from rumo.planning.models import Plan
from rumo.russian.cases import Case
from rumo.russian.dates import short_date
from rumo.russian.posts import inside_phrase

# With one of these a plan comes into force; the others only go before it.
APPROVING = frozenset({StampKind.APPROVED, StampKind.ADOPTED})
_OFFERED = 40


@dataclass(frozen=True, slots=True)
class StampData:
    """A stamp as entered. `by` is printed under its word: «на заседании РУМО», «приказом министерства»."""

    kind: StampKind
    by: str
    date: dt.date | None = None
    number: str = ""
    resolution: Resolution | None = None

    @property
    def ground(self) -> str:
        """The act as one phrase: «на заседании РУМО (протокол от 13.12.2023 № 4)», «приказом от 10.01.2024 № 3»."""
        if self.resolution is not None:
            return ground_of(self.resolution.item.meeting)
        day = f" от {short_date(self.date)}" if self.date else ""
        return f"{self.by}{day}{f' № {self.number}' if self.number else ''}"


def stamp_by_resolution(resolution: Resolution, kind: StampKind) -> StampData:
    """The stamp that a decision of signed minutes gives: body, day and number are those of the minutes."""
    meeting = resolution.item.meeting
    name = meeting.association.name_on(meeting.date)
    body = inside_phrase(name.short or name.full, Case.GENITIVE)
    return StampData(
        kind=kind,
        by=_("на заседании %(body)s") % {"body": body},
        date=meeting.date,
        number=str(meeting.number or ""),
        resolution=resolution,
    )


def deciding_bodies(association: Association) -> list[int]:
    """Keys of the body and of all above it: a plan is approved by the body itself or by one it belongs to."""
    keys: list[int] = []
    body: Association | None = association
    while body is not None and body.pk not in keys:
        keys.append(body.pk)
        body = body.parent
    return keys


def approving_resolutions(plan: Plan) -> list[Resolution]:
    """Carried decisions of signed minutes that may have approved the plan, newest first."""
    found = (
        Resolution.objects.filter(
            Q(kind=ResolutionKind.APPROVE) | Q(kind=ResolutionKind.OTHER, text__icontains="план"),
            item__meeting__association__in=deciding_bodies(plan.association),
            item__meeting__state__in=SIGNED,
            item__meeting__date__lte=plan.ends,
            item__is_dropped=False,
        )
        .select_related("item__meeting__association__host")
        .order_by("-item__meeting__date", "item__position", "position", "pk")
    )
    return list(found[:_OFFERED])


def may_approve_by(plan: Plan, resolution: Resolution) -> Verdict:
    """Signed minutes of the body or of one above it; what was not carried approves nothing."""
    meeting = resolution.item.meeting
    if meeting.association_id not in deciding_bodies(plan.association):
        return No(_("План утверждает решение своего или вышестоящего объединения."))
    if meeting.state not in SIGNED:
        return No(_("Протокол с этим решением ещё не подписан."))
    return may_stamp_by(resolution)


def may_give(data: StampData) -> Verdict:
    """What is printed in the corner says at least by whom."""
    return YES if data.by.strip() else No(_("Напишите, кем поставлен гриф: орган, приказ или должность."))
