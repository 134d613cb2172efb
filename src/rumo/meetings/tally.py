"""What a vote came to, as the pages say it and the paper prints it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rumo.meetings import decisions, rules
from rumo.meetings.models import Resolution
from rumo.meetings.roll import Roll
from rumo.papers.minutes import Outcome


@dataclass(frozen=True, slots=True)
class Tally:
    """`silent` were there and did not vote; `awaits_chair` is a tie that the chair has not decided yet."""

    count: rules.Count
    outcome: Outcome
    silent: int
    is_tie: bool

    @property
    def awaits_chair(self) -> bool:
        return self.is_tie and not self.count.chair

    @property
    def unanimous(self) -> bool:
        """Counted, and nobody there was against, abstained or kept silent."""
        return self.count.in_favour > 0 and self.count.in_favour == self.count.total and self.silent == 0

    @property
    def text(self) -> str:
        if self.awaits_chair:
            return _("Голоса разделились поровну: укажите голос председательствующего")
        if self.outcome is Outcome.CARRIED_BY_CASTING_VOTE:
            return _("Принято голосом председательствующего")
        if self.outcome is Outcome.LOST:
            return _("Не принято")
        return _("Принято единогласно") if self.unanimous else _("Принято")

    @property
    def badge(self) -> str:
        """Kind of the state's badge."""
        if self.awaits_chair:
            return "warning"
        return "danger" if self.outcome is Outcome.LOST else "success"


def tally_of(resolution: Resolution, roll: Roll) -> Tally | None:
    """By the association's rule, of the members who were there for the item; None when not counted.

    Reads the prefetched `named_votes` and `item`.
    """
    count = decisions.count_of(resolution, roll.meeting)
    if count is None:
        return None
    present = len(roll.here(resolution.item.position))
    return Tally(
        count=count,
        outcome=rules.outcome(count, present=present, composition=roll.composition, rules=roll.rules),
        silent=max(present - count.total, 0),
        is_tie=rules.is_tie(count, present=present, rules=roll.rules),
    )
