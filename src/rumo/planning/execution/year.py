"""A plan's year on one page: its rows and meetings by quarters, with what happened, what is due, what is late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch

from rumo.planning.enums import Counted, FactKind
from rumo.planning.execution.computing import Computation
from rumo.planning.execution.items import Item, editions_on
from rumo.planning.execution.material import Fact
from rumo.planning.execution.progress import UNFINISHED, Owed, Progress, share_of
from rumo.planning.execution.quarters import Quarter, quarter_of, quarters_of
from rumo.planning.execution.statuses import most_urgent
from rumo.planning.execution.words import Told, tell, told
from rumo.planning.models import Edition, Plan, PlannedMeeting, PlanRow, Responsible
from rumo.planning.rules import row_numbers
from rumo.russian.deadlines.parts import Duty
from rumo.russian.deadlines.statuses import Status


@dataclass(frozen=True, slots=True)
class Cell:
    """A quarter of a line. `owed` falls due in it; `happened` are facts of it that count for something due later.

    `is_open`: what is due in a later quarter may be done in this one.
    """

    quarter: Quarter
    owed: tuple[Owed, ...] = ()
    happened: tuple[Fact, ...] = ()
    is_open: bool = False

    @property
    def status(self) -> Status | None:
        """The most urgent of what falls due here; None when nothing does."""
        if not self.owed:
            return None
        return most_urgent(each.status for each in self.owed)

    @property
    def says_something(self) -> bool:
        return bool(self.owed or self.happened or self.is_open)

    @property
    def told(self) -> Told | None:
        status = self.status
        return tell(status, was_late=any(each.was_late for each in self.owed)) if status else None

    @property
    def done(self) -> int:
        return sum(each.done for each in self._wanted)

    @property
    def wanted(self) -> int:
        return sum(each.obligation.wanted for each in self._wanted)

    @property
    def dues(self) -> list[date]:
        """Days by which something here is still to be done, each once."""
        return sorted({each.due for each in self.owed if each.due and each.status in UNFINISHED})

    @property
    def _wanted(self) -> list[Owed]:
        """What is counted: things to be done; dates to be set only where there is nothing else."""
        owed = [each for each in self.owed if each.status is not Status.NOT_APPLICABLE]
        return [each for each in owed if each.obligation.duty is not Duty.SET_DATE] or owed


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a planned meeting with its progress."""

    planned: PlanRow | PlannedMeeting
    number: str
    progress: Progress
    cells: tuple[Cell, ...]
    proposals: int = 0

    @property
    def pk(self) -> int:
        """The key of the line through all editions."""
        return self.planned.line_id

    @property
    def row(self) -> PlanRow | None:
        return self.planned if isinstance(self.planned, PlanRow) else None

    @property
    def meeting(self) -> PlannedMeeting | None:
        return self.planned if isinstance(self.planned, PlannedMeeting) else None

    @property
    def title(self) -> str:
        return self.row.title if self.row else str(self.planned)

    @property
    def told(self) -> Told:
        return told(self.progress)

    @property
    def reason(self) -> str:
        return self.planned.line.reason

    @property
    def responsible(self) -> Sequence[Responsible]:
        return list(self.planned.responsible.all())


@dataclass(frozen=True, slots=True)
class PlanYear:
    """The whole year on a day. `rows` and `meetings` are in the order of the edition."""

    plan: Plan
    edition: Edition | None
    today: date
    quarters: tuple[Quarter, ...]
    rows: tuple[Line, ...] = ()
    meetings: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.rows + self.meetings

    @property
    def now(self) -> Quarter | None:
        return next((each for each in self.quarters if each.holds(self.today)), None)


def year_of(plan: Plan, today: date) -> PlanYear:
    """Everything the page of a year shows, in a constant number of queries."""
    edition = edition_shown(plan, today)
    quarters = quarters_of(plan.period)
    if edition is None:
        return PlanYear(plan, None, today, quarters)
    planned: list[PlanRow | PlannedMeeting] = [*edition.rows.all(), *edition.meetings.all()]
    items = [item_of(each, plan) for each in planned]
    progress = Computation([plan], items, today).progress()[plan.pk]
    lines = tuple(line_of(each, progress[each.line_id], quarters) for each in planned)
    rows = len(edition.rows.all())
    return PlanYear(plan, edition, today, quarters, _numbered(lines[:rows]), lines[rows:])


def unfinished_lines(plan: Plan, today: date) -> set[int]:
    """Keys of the lines that are still to be done or were not done: what a copy of the plan proposes again."""
    year = year_of(plan, today)
    return {line.pk for line in year.lines if line.progress.status in UNFINISHED}


def edition_shown(plan: Plan, day: date) -> Edition | None:
    """The edition in force with its contents; of a plan not yet adopted, what is being written."""
    key = editions_on([plan], day, with_drafts=True).get(plan.pk)
    if key is None:
        return None
    responsible = Responsible.objects.select_related("person", "association", "organization")
    contents = ("rows__line", "rows__section", "rows__directions", "meetings__line", "meetings__questions")
    return Edition.objects.prefetch_related(
        *contents,
        Prefetch("rows__responsible", responsible),
        Prefetch("meetings__responsible", responsible),
    ).get(pk=key)


def item_of(planned: PlanRow | PlannedMeeting, plan: Plan) -> Item:
    if isinstance(planned, PlannedMeeting):
        return Item(planned.line_id, plan.pk, planned.deadline, Counted.LINKED, FactKind.MEETING, is_meeting=True)
    return Item(planned.line_id, plan.pk, planned.deadline, planned.counted, planned.fact_kind)


def line_of(planned: Any, progress: Progress, quarters: Sequence[Quarter]) -> Line:
    number = str(planned.position) if isinstance(planned, PlannedMeeting) else planned.number
    return Line(planned, number, progress, cells_of(progress, quarters))


def cells_of(progress: Progress, quarters: Sequence[Quarter]) -> tuple[Cell, ...]:
    """What falls due in each quarter, by its due date; without one, at the end of the year."""
    due_in = [quarter_of(quarters, owed.due or date.max) for owed in progress.owed]
    cells = []
    for quarter in quarters:
        later = [owed for owed, due in zip(progress.owed, due_in, strict=True) if due.number > quarter.number]
        cells.append(
            Cell(
                quarter,
                tuple(owed for owed, due in zip(progress.owed, due_in, strict=True) if due is quarter),
                tuple(fact for owed in later for fact in owed.facts if quarter.holds(fact.day)),
                any(
                    owed.obligation.opens <= quarter.last for owed in later if owed.status is not Status.NOT_APPLICABLE
                ),
            )
        )
    return tuple(cells)


def done_of(lines: Iterable[Line]) -> tuple[int, int]:
    """Lines done, and lines that are to be done at all."""
    share = share_of(line.progress for line in lines)
    return share.done, share.all


def _numbered(rows: Iterable[Line]) -> tuple[Line, ...]:
    lines = list(rows)
    numbers = row_numbers(line.number for line in lines)
    return tuple(replace(line, number=number) for line, number in zip(lines, numbers, strict=True))
