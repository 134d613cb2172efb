"""A plan of work (план работы): its rows, its stamps, and the meetings it announces.

Seen in a regional association's approved yearly plan with a schedule of meetings as annex, and in a plan whose only
table is that schedule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from rumo.papers.blocks import Block
from rumo.papers.layout import PaperLayout
from rumo.papers.people import Signature
from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.schedule import Schedule

Day = date  # the name of the type where a field is called `date`


class StampKind(StrEnum):
    """The word a stamp begins with, whatever its gender and form in print («УТВЕРЖДАЮ», «Утвержден»)."""

    AGREED = "СОГЛАСОВАНО"
    APPROVED = "УТВЕРЖДЕНО"
    ADOPTED = "ПРИНЯТО"
    CONSIDERED = "РАССМОТРЕНО"


@dataclass(frozen=True, slots=True)
class PlanStamp:
    """A stamp on the plan: who agreed or approved it, by which act. `number` is that of the minutes or the order."""

    kind: StampKind
    by: str = ""
    date: Day | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Responsible:
    """Somebody responsible as printed: a person, a role («Руководители секций») or an organization.

    An approver does not carry out the row but agrees to its result; `duty` says to what («Согласование планов»).
    """

    text: str
    is_approver: bool = False
    duty: str = ""


@dataclass(frozen=True, slots=True)
class Extra:
    """What a column says that plans of other associations do not have («Целевая аудитория»)."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What is to be done. `number` is normalised («13» of «13..», which stays in `printed_number`).

    `section` is the row spanning the table above it; `deadline` is the phrase as printed.
    """

    number: str
    title: str
    points: tuple[str, ...] = ()
    section: str = ""
    deadline: str = ""
    responsible: tuple[Responsible, ...] = ()
    expected: str = ""
    extras: tuple[Extra, ...] = ()
    printed_number: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a planned meeting is to consider, with those who answer for it if the plan tells."""

    number: str
    title: str
    responsible: tuple[Responsible, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting of the schedule. `responsible` are all named in its cell; `form` is how it is held, as printed."""

    number: str
    title: str = ""
    questions: tuple[Question, ...] = ()
    relevance: str = ""
    deadline: str = ""
    form: str = ""
    responsible: tuple[Responsible, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanAnnex:
    """An annex of the plan; `number` is None where it is just «Приложение»."""

    number: int | None
    title: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of work of `body` (in the nominative). `period` is None where the plan does not say its year.

    `foreword` is what stands between the title and the rows: aims and tasks.
    """

    kind: ClassVar[str] = "plan"

    title: str
    body: str = ""
    period: Period | None = None
    stamps: tuple[PlanStamp, ...] = ()
    foreword: tuple[Block, ...] = ()
    rows: tuple[PlanRow, ...] = ()
    meetings: tuple[PlannedMeeting, ...] = ()
    annexes: tuple[PlanAnnex, ...] = ()
    signatures: tuple[Signature, ...] = ()
    layout: PaperLayout = field(default_factory=PaperLayout)

    def schedule(self, deadline: str) -> Schedule | None:
        """A deadline phrase of this plan, read within its period; None without a period or a phrase."""
        return parse_deadline(deadline, self.period) if self.period and deadline else None
