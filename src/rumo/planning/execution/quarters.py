"""The quarters of a plan's year: three months each, from its first day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rumo.russian.dates import MONTHS
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import ROMAN, Unit, split

IN_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Quarter:
    """`label` is «I квартал», `months` «сентябрь – ноябрь»; both days are in it."""

    number: int
    first: date
    last: date

    @property
    def label(self) -> str:
        return f"{ROMAN[self.number]} квартал"

    @property
    def months(self) -> str:
        return f"{MONTHS[self.first.month - 1]} – {MONTHS[self.last.month - 1]}"

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@lru_cache(maxsize=500)
def quarters_of(period: Period) -> tuple[Quarter, ...]:
    """Four of a year; of a plan for several years the months of the last one are the last quarter."""
    months = split(period, Unit.MONTH)
    groups = [months[at : at + IN_QUARTER] for at in range(0, len(months), IN_QUARTER)][:4]
    return tuple(
        Quarter(number, group[0].first, group[-1].last if number < len(groups) else period.ends)
        for number, group in enumerate(groups, start=1)
    )


def quarter_of(quarters: Sequence[Quarter], day: date) -> Quarter:
    """The quarter that holds `day`; the first or the last for a day outside of the year."""
    return next((each for each in quarters if day <= each.last), quarters[-1])
