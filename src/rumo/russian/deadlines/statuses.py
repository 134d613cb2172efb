"""Facts matched to obligations: what is ahead, due, late, done.

Rules, the same for every plan:

- Facts after today and before the plan's period do not count.
- A fact counts once among the parts of one kind: two due dates want two facts. Parts of different kinds speak of the
  same things («в течение года, не реже одного раза в квартал»), so a fact may count in both.
- A fact inside a window goes to the window that closes first and still wants it.
- A fact in no open window makes up for the earliest window already past that still wants it (done late); when
  there is none, it counts for the nearest window to come (done ahead of time). Not so for `strict` windows — a minimum
  count or «ежемесячно»: two meetings in April are no meeting in March.
- Dates are set apart from things done: `dates_set` are facts for «дата определяется до …». Where a phrase speaks of
  nothing but setting dates, ordinary facts are meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rumo.russian.deadlines.parts import Duty, Obligation

FAR = date.max


class Status(StrEnum):
    AHEAD = "ahead"
    DUE = "due"
    LATE = "late"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


# The status of the whole is the first of these that an obligation has.
MOST_URGENT_FIRST = (Status.LATE, Status.DUE, Status.AHEAD, Status.DONE)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one obligation stands: its status and the facts that count for it, in order."""

    obligation: Obligation
    status: Status
    facts: tuple[date, ...]

    @property
    def was_late(self) -> bool:
        """Whether anything was done after the due date."""
        due = self.obligation.due
        return due is not None and any(fact > due for fact in self.facts)


def overall(standings: Iterable[Standing]) -> Status:
    """The most urgent of all; `NOT_APPLICABLE` when nothing is owed."""
    found = {standing.status for standing in standings}
    return next((status for status in MOST_URGENT_FIRST if status in found), Status.NOT_APPLICABLE)


def match(obligations: Sequence[Obligation], facts: Iterable[date]) -> list[list[date]]:
    """Facts for each of the obligations, which are rivals: a fact goes to one of them."""
    given: list[list[date]] = [[] for _ in obligations]
    in_order = sorted(range(len(obligations)), key=lambda index: (obligations[index].due or FAR, index))

    def give(fact: date, fits: Callable[[Obligation, date], bool]) -> bool:
        for index in in_order:
            if len(given[index]) < obligations[index].wanted and fits(obligations[index], fact):
                given[index].append(fact)
                return True
        return False

    left_over = [fact for fact in sorted(facts) if not give(fact, _in_window)]
    for fact in left_over:
        give(fact, _after_window) or give(fact, _before_window)
    return [sorted(found) for found in given]


def status_of(obligation: Obligation, done: int, today: date, *, owed: bool) -> Status:
    """`done` facts have been matched; a conditional obligation is `owed` when its event came."""
    if done >= obligation.wanted:
        return Status.DONE
    if obligation.conditional and not owed:
        return Status.NOT_APPLICABLE
    if today < obligation.opens:
        return Status.AHEAD
    return Status.DUE if obligation.due is None or today <= obligation.due else Status.LATE


def _in_window(obligation: Obligation, fact: date) -> bool:
    return obligation.opens <= fact <= (obligation.due or FAR)


def _after_window(obligation: Obligation, fact: date) -> bool:
    return not obligation.strict and obligation.due is not None and obligation.due < fact


def _before_window(obligation: Obligation, fact: date) -> bool:
    """Figures as of a day cannot be given before it."""
    return not obligation.strict and obligation.duty is not Duty.REPORT_AS_OF and fact < obligation.opens
