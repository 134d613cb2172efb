"""A plan as a person would write it, and what came of it by the demo's day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from rumo.assignments.enums import AssignmentState
from rumo.demo.data.shapes.directory import MAIN
from rumo.directory.enums import Role
from rumo.documents.enums import StampKind
from rumo.meetings.enums import MeetingForm
from rumo.planning.enums import Counted, FactKind, PlanState
from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody responsible: `text` is printed, behind it at most one of a person, a role, a body, an organization."""

    text: str
    person: str = ""
    role: Role | None = None
    of_sub_bodies: bool = False
    body: str = ""
    organization: str = ""
    is_approver: bool = False
    duty: str = ""


@dataclass(frozen=True, slots=True)
class DemoEvidence:
    """What was done outside of the system: a day, what, and where it can be seen."""

    day: dt.date
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class DemoRow:
    """A row and what shows its execution: `meetings` and `minutes` are days of meetings of the plan's body.

    `reason` is why it was not done in time; `assignments` are texts of assignments given before.
    """

    title: str
    deadline: str
    who: tuple[Who, ...]
    expected: str = ""
    points: tuple[str, ...] = ()
    section: str = ""
    directions: tuple[str, ...] = ()
    fact_kind: FactKind | None = None
    counted: Counted = Counted.LINKED
    evidence: tuple[DemoEvidence, ...] = ()
    minutes: tuple[dt.date, ...] = ()
    assignments: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DemoQuestion:
    title: str
    who: tuple[Who, ...] = ()
    is_conditional: bool = False


@dataclass(frozen=True, slots=True)
class DemoPlannedMeeting:
    """A meeting of the schedule; `held` is the day of the meeting of the body that it became."""

    deadline: str
    questions: tuple[DemoQuestion, ...]
    title: str = ""
    form: MeetingForm | None = None
    form_text: str = ""
    relevance: str = ""
    who: tuple[Who, ...] = ()
    held: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DemoStamp:
    """`on` is the day it was put; `meeting` the day of the meeting of the body whose resolution it rests on.

    Of that meeting `question` (from 1) is the number of the item that decided.
    """

    kind: StampKind
    by: str
    on: dt.date
    number: str = ""
    meeting: dt.date | None = None
    question: int = 0


@dataclass(frozen=True, slots=True)
class DemoAmendment:
    """An amendment: other terms of rows (number of the row, from 1 → new phrase), rows taken out, rows added."""

    ground: str
    reason: str
    begun: dt.date
    in_force_from: dt.date
    terms: dict[int, str] = field(default_factory=dict)
    without: tuple[int, ...] = ()
    added: tuple[DemoRow, ...] = ()
    # The meeting that decided and the number of its question.
    meeting: dt.date | None = None
    question: int = 0


@dataclass(frozen=True, slots=True)
class DemoInstruction:
    """An instruction of the ministry; `row` is the number of the plan's row it is counted in."""

    number: str
    date: dt.date
    received_on: dt.date
    text: str
    due_text: str
    due_on: dt.date
    people: tuple[str, ...]
    row: int
    fate: AssignmentState = AssignmentState.ISSUED
    answered_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """`state` is where it stands on the demo's day. `by` writes it on the day `drawn_up`; stamps are in order of days.

    `parent` is the key of the body whose plan of the same year it hangs under.
    """

    period: Period
    title: str
    by: str
    drawn_up: dt.date
    body: str = MAIN
    parent: str = ""
    rows: tuple[DemoRow, ...] = ()
    meetings: tuple[DemoPlannedMeeting, ...] = ()
    stamps: tuple[DemoStamp, ...] = ()
    in_force_from: dt.date | None = None
    amendments: tuple[DemoAmendment, ...] = ()
    instructions: tuple[DemoInstruction, ...] = ()
    state: PlanState = PlanState.IN_FORCE
