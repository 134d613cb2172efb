"""The register of instructions from outside: who sees them, what a choice of filters shows, what rows they fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from rumo.assignments import board
from rumo.assignments.models import Executor
from rumo.assignments.queries import visible_assignments
from rumo.directory.models import Association, Organization
from rumo.directory.queries import search
from rumo.planning.enums import Counted
from rumo.planning.models import Instruction, PlanRow
from rumo.planning.queries import edition_on, plan_on
from rumo.russian.deadlines.events import OnEvent
from rumo.russian.deadlines.parser import parse_deadline

SEARCHED = ("number", "assignment__text", "authority__full_name", "authority__short_name")
SORTS = {"received": "received_on", "due": "assignment__due_on", "date": "date"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the register for; `term` and `state` are those of the control board."""

    association: Association | None = None
    authority: Organization | None = None
    state: str = ""
    term: str = ""
    text: str = ""
    sort: str = ""


def visible_instructions(user: Any) -> QuerySet[Instruction]:
    """Whoever may see the assignment may read what it came from."""
    executors = Prefetch("assignment__executors", Executor.objects.select_related("person", "organization"))
    return (
        Instruction.objects.filter(assignment__in=visible_assignments(user).order_by().values("pk"))
        .select_related("association", "authority", "assignment__association", "file", "line")
        .prefetch_related(executors)
    )


def chosen(user: Any, choice: Choice, day: date) -> QuerySet[Instruction]:
    """The rows of the register: the nearest term first, unless a column was chosen."""
    asked = board.Choice(association=choice.association, state=choice.state, term=choice.term)
    rows = visible_instructions(user).filter(assignment__in=board.chosen(user, asked, day).order_by().values("pk"))
    if choice.authority:
        rows = rows.filter(authority=choice.authority)
    rows = search(rows, choice.text, SEARCHED)
    column = SORTS.get(choice.sort.removeprefix("-"), "assignment__due_on")
    key = F(column).desc(nulls_last=True) if choice.sort.startswith("-") else F(column).asc(nulls_last=True)
    return rows.order_by(key, "-received_on", "-pk")


def associations_in_register(user: Any) -> QuerySet[Association]:
    return Association.objects.filter(pk__in=visible_instructions(user).order_by().values("association"))


def authorities_in_register(user: Any) -> QuerySet[Organization]:
    return Organization.objects.filter(pk__in=visible_instructions(user).order_by().values("authority"))


def rows_for_instructions(association: Association, day: date) -> tuple[list[PlanRow], list[PlanRow]]:
    """Rows of the plan in force on `day` that wait for instructions («по мере поступления…»), and its other rows."""
    plan = plan_on(association, day)
    edition = edition_on(plan, day) if plan else None
    if plan is None or edition is None:
        return [], []
    rows = list(PlanRow.objects.filter(edition=edition).select_related("line"))
    waiting = [row for row in rows if _waits_for_instructions(row, plan.period)]
    return waiting, [row for row in rows if row not in waiting]


def _waits_for_instructions(row: PlanRow, period: Any) -> bool:
    if row.counted == Counted.INSTRUCTIONS:
        return True
    return any(isinstance(part, OnEvent) for part in parse_deadline(row.deadline, period).parts)


def wording_of(instruction: Instruction) -> PlanRow | None:
    """How the newest edition words the row the instruction belongs to."""
    if instruction.line_id is None:
        return None
    rows = PlanRow.objects.filter(Q(edition__in_force_from__isnull=False), line=instruction.line_id)
    return rows.select_related("edition__plan").order_by("-edition__number").first()
