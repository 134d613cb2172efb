"""Which decisions can stamp a document."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.meetings import tally
from rumo.meetings.enums import ResolutionKind
from rumo.meetings.models import Meeting, Resolution
from rumo.meetings.roll import roll_of
from rumo.papers.minutes import Outcome

# «Утвердить» in its own kind; «согласовать», «принять» are worded under the general one.
_STAMPING = frozenset({ResolutionKind.APPROVE, ResolutionKind.OTHER})


def may_stamp_by(resolution: Resolution) -> Verdict:
    """By its kind and by its votes: what was not carried approves nothing."""
    if resolution.kind not in _STAMPING:
        return No(_("Гриф ставят по решению, которым документ утверждён, согласован или принят."))
    votes = tally.tally_of(resolution, roll_of(resolution.item.meeting))
    if votes is not None and votes.outcome is Outcome.LOST:
        return No(_("Решение не принято, поэтому грифа по нему нет."))
    return YES


def stamping_resolutions(meeting: Meeting) -> list[Resolution]:
    """Decisions that can stamp a document and have not."""
    found = (
        Resolution.objects.filter(item__meeting=meeting, item__is_dropped=False, kind__in=_STAMPING, stamp__isnull=True)
        .select_related("item")
        .prefetch_related("named_votes")
        .order_by("item__position", "position", "pk")
    )
    roll = roll_of(meeting)
    counted = [(resolution, tally.tally_of(resolution, roll)) for resolution in found]
    return [resolution for resolution, votes in counted if votes is None or votes.outcome is not Outcome.LOST]
