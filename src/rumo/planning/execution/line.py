"""What the page of one line of a plan shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rumo.core.calendar import shift_working_days
from rumo.directory.models import Association
from rumo.planning.enums import FactKind
from rumo.planning.execution import readings
from rumo.planning.execution.descriptions import Shown, describe, linked_to
from rumo.planning.execution.material import Fact
from rumo.planning.execution.progress import UNFINISHED, Owed
from rumo.planning.execution.proposals import Proposal, proposals_of, unclaimed_records
from rumo.planning.execution.quarters import Quarter, quarter_of
from rumo.planning.execution.words import DUTY_WORDS, Told, told
from rumo.planning.execution.year import Line, PlanYear, year_of
from rumo.planning.models import PlanLine
from rumo.planning.sources.records import SourceRecord
from rumo.planning.sources.registry import SOURCES
from rumo.russian.dates import short_date
from rumo.russian.deadlines.parts import Duty

_OF_MEETINGS = frozenset({FactKind.MEETING.value, FactKind.MINUTES.value})


@dataclass(frozen=True, slots=True)
class DutyShown:
    """An obligation as the page shows it: in whose name, how it stands, by which facts."""

    owed: Owed
    told: Told
    duty: str
    body: str
    facts: tuple[Shown, ...]

    @property
    def due(self) -> date | None:
        """The due date, unless the obligation is called by it."""
        due = self.owed.due
        return due if due and short_date(due) not in self.owed.obligation.label else None


@dataclass(frozen=True, slots=True)
class LinePage:
    """`linked` is everything linked to the line, done or not; `proposals` what may belong to it, `others` what else
    may be linked by hand. `quarter` is the one whose obligations are shown, None for all."""

    year: PlanYear
    line: Line
    quarter: Quarter | None
    explanation: str
    duties: tuple[DutyShown, ...]
    linked: tuple[Shown, ...]
    proposals: tuple[Proposal, ...] = ()
    others: tuple[SourceRecord, ...] = ()

    @property
    def is_unfinished(self) -> bool:
        return self.line.progress.status in UNFINISHED

    @property
    def may_have_event(self) -> bool:
        """An event can be made from a row that is carried out by events, or does not say by what."""
        return self.line.row is not None and self.line.row.fact_kind in ("", FactKind.EVENT)

    @property
    def may_have_meeting(self) -> bool:
        """A meeting can be made from it: a planned one that has none yet, or a row that is carried out by meetings."""
        if self.line.row:
            return self.line.row.fact_kind in _OF_MEETINGS
        return not any(each.kind == FactKind.MEETING for each in self.linked)


def page_of(record: PlanLine, today: date, *, quarter: str = "", with_proposals: bool = False) -> LinePage | None:
    """Everything about one line on a day; None when the edition in force no longer has it."""
    year = year_of(record.plan, today)
    line = next((each for each in year.lines if each.pk == record.pk), None)
    if line is None:
        return None
    chosen = next((each for each in year.quarters if str(each.number) == quarter), None)
    owed = [each for each in line.progress.owed if chosen is None or _belongs(each, chosen, year)]
    shown = describe(fact for each in owed for fact in each.facts)
    bodies = _bodies(owed)
    proposals = proposals_of(year).get(line.pk, []) if with_proposals else []
    others = unclaimed_records(year, SOURCES).for_line(line) if with_proposals else []
    proposed = {(each.record.kind, each.record.object_id) for each in proposals}
    return LinePage(
        year=year,
        line=line,
        quarter=chosen,
        explanation=readings.read(line.planned.deadline, record.plan.period).explain(),
        duties=tuple(_duty(each, shown, bodies) for each in owed),
        linked=tuple(linked_to(record)),
        proposals=tuple(proposals),
        others=tuple(each for each in others if (each.kind, each.object_id) not in proposed),
    )


def first_day(line: Line, today: date) -> date:
    """The first working day from `today` on in the window that still wants something done."""
    wanted = [each for each in line.progress.owed if each.status in UNFINISHED and each.obligation.duty is Duty.DO]
    opens = max(wanted[0].obligation.opens, today) if wanted else today
    return shift_working_days(opens, 0) if shift_working_days(opens, 0) == opens else shift_working_days(opens, 1)


def _belongs(owed: Owed, quarter: Quarter, year: PlanYear) -> bool:
    """Falls due in the quarter, or may be done in it, or was."""
    last = quarter_of(year.quarters, owed.due or date.max)
    opens = owed.obligation.opens
    happened = any(quarter.holds(fact.day) for fact in owed.facts)
    return happened or (opens <= quarter.last and last.number >= quarter.number)


def _duty(owed: Owed, shown: Mapping[Fact, Shown], bodies: Mapping[int, str]) -> DutyShown:
    return DutyShown(
        owed=owed,
        told=told(owed),
        duty="" if owed.obligation.duty is Duty.DO else DUTY_WORDS[owed.obligation.duty],
        body=bodies.get(owed.body_id, "") if owed.body_id else "",
        facts=tuple(shown.get(fact, _date_set(fact)) for fact in owed.facts),
    )


def _date_set(fact: Fact) -> Shown:
    """The day on which a meeting got its date; the meeting itself stands elsewhere."""
    return Shown("дата назначена", "", fact.day, fact.kind, is_done=True)


def _bodies(owed: list[Owed]) -> dict[int, str]:
    keys = {each.body_id for each in owed if each.body_id is not None}
    return {body.pk: str(body) for body in Association.objects.filter(pk__in=keys)} if keys else {}
