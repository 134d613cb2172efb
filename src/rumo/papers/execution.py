"""The report on the execution of a plan (отчёт об исполнении плана) for a quarter, a half-year or a year.

What was done is told by references to facts, never by a tick: a meeting with its minutes, an event, a paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from rumo.papers.layout import PaperLayout
from rumo.papers.people import Signature
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.statuses import Status

Day = date  # the name of the type where a field is called `date`


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened for a row: «заседание», 28.02.2024, «протокол № 1». `paper` is the act that proves it."""

    text: str
    date: Day | None = None
    paper: str = ""


@dataclass(frozen=True, slots=True)
class PartCount:
    """How far one of several bodies is with a row counted for each («не менее 3-х на каждую секцию»)."""

    name: str
    wanted: int
    done: int
    late: int = 0


@dataclass(frozen=True, slots=True)
class ExecutionRow:
    """A row of the plan: what was wanted by the as-of date, what was done.

    `section` is the heading of the plan it stands under; `deadline` is the phrase of the plan. `reason` says why it is
    not done, `parts` counts it body by body.
    """

    number: str
    title: str
    status: Status
    section: str = ""
    deadline: str = ""
    responsible: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    reason: str = ""
    parts: tuple[PartCount, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows are in each state; together they are `planned`."""

    planned: int
    done: int = 0
    due: int = 0
    late: int = 0
    ahead: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True)
class ExecutionReport:
    """`starts` and `ends` are the days reported on, within `period`, the year of the plan; `as_of` is the day it was
    counted on. `plan_ground` is the stamp of the plan in words («План утверждён на заседании …, протокол от … № …»)."""

    kind: ClassVar[str] = "execution"

    body: str
    plan_title: str
    period: Period
    starts: Day
    ends: Day
    as_of: Day
    totals: Totals
    plan_ground: str = ""
    organization: str = ""
    rows: tuple[ExecutionRow, ...] = ()
    signatures: tuple[Signature, ...] = ()
    layout: PaperLayout = field(default_factory=PaperLayout)


def count_rows(rows: tuple[ExecutionRow, ...]) -> Totals:
    """The totals of a report with these rows."""
    counts = {status: sum(row.status is status for row in rows) for status in Status}
    return Totals(
        planned=len(rows),
        done=counts[Status.DONE],
        due=counts[Status.DUE],
        late=counts[Status.LATE],
        ahead=counts[Status.AHEAD],
        not_applicable=counts[Status.NOT_APPLICABLE],
    )
