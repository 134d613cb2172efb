"""A deadline phrase that has been read: its parts, what it obliges to, how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from rumo.russian.deadlines import statuses
from rumo.russian.deadlines.counts import MinimumCount
from rumo.russian.deadlines.events import OnEvent
from rumo.russian.deadlines.parts import Duty, Excerpt, Obligation, Part
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.recurrences import Recurrence
from rumo.russian.deadlines.statuses import Standing, Status
from rumo.russian.deadlines.stretches import Unit
from rumo.russian.deadlines.windows import Window
from rumo.russian.typography import plain


@dataclass(frozen=True)
class Schedule:
    """`str()` gives the phrase back verbatim. `rest` is what no part was made of, connecting words aside."""

    text: str
    period: Period
    parts: tuple[Part, ...]
    rest: tuple[Excerpt, ...] = ()

    def __str__(self) -> str:
        return self.text

    def obligations(self, period: Period | None = None) -> tuple[Obligation, ...]:
        """All that the phrase obliges to, in order of due dates; without a due date come last.

        The plan's own period tells the years. With another `period` the windows stay and those not
        wholly inside it are marked `outside`.
        """
        if period is None or period == self.period:
            return self._owed
        return tuple(replace(owed, outside=not _inside(owed, period)) for owed in self._owed)

    @cached_property
    def _owed(self) -> tuple[Obligation, ...]:
        """Worked out once: a plan asks for it again with every fact."""
        found = [
            replace(owed, part=index, conditional=self._depends(part), outside=not _inside(owed, self.period))
            for index, part in enumerate(self.parts)
            if not self._says_nothing_new(part)
            for owed in part.obligations(self.period)
        ]
        return tuple(sorted(found, key=lambda owed: (owed.due or date.max, owed.opens, owed.part, owed.number)))

    def standings(
        self, facts: Sequence[date], today: date, *, dates_set: Sequence[date] = (), requests: int = 0
    ) -> tuple[Standing, ...]:
        """How each obligation stands, in the order of `obligations()`; the rules are in `statuses`.

        `dates_set` are the days on which dates were set, `requests` is how many events («по мере поступления…»)
        have come: without any, what depends on them is not applicable.
        """
        owed = [
            replace(obligation, wanted=max(requests, 1)) if self._is_event(obligation) else obligation
            for obligation in self.obligations()
        ]
        sets_only = all(obligation.duty is Duty.SET_DATE for obligation in owed)
        earliest = self._earliest(owed)
        pools: dict[tuple[type[Part], Duty], list[int]] = {}
        for index, obligation in enumerate(owed):
            pools.setdefault((type(self.parts[obligation.part]), obligation.duty), []).append(index)
        matched: dict[int, list[date]] = {}
        for (_, duty), indices in pools.items():
            given = dates_set if duty is Duty.SET_DATE and not sets_only else facts
            counted = [fact for fact in given if earliest <= fact <= today]
            matched |= dict(zip(indices, statuses.match([owed[index] for index in indices], counted), strict=True))
        return tuple(
            Standing(
                obligation,
                statuses.status_of(obligation, len(matched[index]), today, owed=requests > 0),
                tuple(matched[index]),
            )
            for index, obligation in enumerate(owed)
        )

    def status(
        self, facts: Sequence[date], today: date, *, dates_set: Sequence[date] = (), requests: int = 0
    ) -> Status:
        """The most urgent status of all obligations: late, due, ahead, done; not applicable when nothing is owed."""
        return statuses.overall(self.standings(facts, today, dates_set=dates_set, requests=requests))

    def explain(self) -> str:
        """The phrase in plain Russian, part by part, with its dates; what was not read is named."""
        if not self.text.strip():
            return "срок не указан"
        outside = {obligation.part for obligation in self.obligations() if obligation.outside}
        said = [
            part.explain() + (f" — выходит за {self.period}" if index in outside else "")
            for index, part in enumerate(self.parts)
        ]
        said += [f"не разобрано: «{plain(excerpt.text)}»" for excerpt in self.rest]
        return "; ".join(said)

    def _earliest(self, owed: Sequence[Obligation]) -> date:
        """The day from which facts count: that of the period, or of a window that opens before it."""
        return min([self.period.starts, *(obligation.opens for obligation in owed)])

    def _is_event(self, obligation: Obligation) -> bool:
        return isinstance(self.parts[obligation.part], OnEvent)

    def _depends(self, part: Part) -> bool:
        """Whether the part is owed only when an event comes, see `OnEvent`."""
        events = [other for other in self.parts if isinstance(other, OnEvent)]
        if isinstance(part, MinimumCount) or not events:
            return False
        return isinstance(part, OnEvent | Window) or any(event.condition for event in events)

    def _says_nothing_new(self, part: Part) -> bool:
        """An event beside a window is its condition; «ежегодно» beside a date only says that the date comes again."""
        others = [other for other in self.parts if other is not part]
        if isinstance(part, OnEvent):
            return any(not isinstance(other, OnEvent) and other.obligations(self.period) for other in others)
        if isinstance(part, Recurrence) and part.unit is Unit.YEAR:
            return any(other.obligations(self.period) and not isinstance(other, OnEvent) for other in others)
        return False


def _inside(obligation: Obligation, period: Period) -> bool:
    return period.holds(obligation.opens, obligation.due or obligation.opens)
