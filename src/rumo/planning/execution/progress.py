"""How far things planned have come: what each line owes and whether it was done.

Named tuples, because the year of a region makes thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rumo.planning.execution.material import Fact
from rumo.russian.deadlines.parts import Obligation
from rumo.russian.deadlines.statuses import Status


class Owed(NamedTuple):
    """One obligation of a line and how it stands. `body_id`: one of several associations that owe it each;
    `request_id`: the instruction it is to answer."""

    obligation: Obligation
    status: Status
    facts: tuple[Fact, ...] = ()
    body_id: int | None = None
    request_id: int | None = None

    @property
    def due(self) -> date | None:
        return self.obligation.due

    @property
    def done(self) -> int:
        """Facts that count, no more than are wanted; what is done without a fact of its own counts as one."""
        return min(len(self.facts) or int(self.status is Status.DONE), self.obligation.wanted)

    @property
    def was_late(self) -> bool:
        """Done, but after the due date."""
        due = self.obligation.due
        return due is not None and self.status is Status.DONE and any(fact.day > due for fact in self.facts)


class Share(NamedTuple):
    """How many things of those that a row stands for are done: «по планам секций: выполнено 12 из 20»."""

    done: int
    all: int


class Progress(NamedTuple):
    """How a line stands. `note` says what the status alone does not: why nothing is owed, where the dates are."""

    status: Status
    owed: tuple[Owed, ...] = ()
    share: Share | None = None
    note: str = ""

    @property
    def was_late(self) -> bool:
        return self.status is Status.DONE and any(owed.was_late for owed in self.owed)


# What is still to be done, or was not done.
UNFINISHED = frozenset({Status.LATE, Status.DUE, Status.AHEAD})


def share_of(progress: Iterable[Progress]) -> Share:
    """Lines done of those that are to be done at all."""
    wanted = [each.status for each in progress if each.status is not Status.NOT_APPLICABLE]
    return Share(wanted.count(Status.DONE), len(wanted))
