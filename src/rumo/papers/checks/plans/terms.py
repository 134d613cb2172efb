"""Deadline phrases of a plan as days."""

from __future__ import annotations

from datetime import date

from rumo.papers.plan import Plan
from rumo.russian.deadlines.parts import Obligation


def obligations_of(plan: Plan, phrase: str) -> tuple[Obligation, ...]:
    """Nothing when the plan does not say its year or the phrase obliges to nothing by a day."""
    schedule = plan.schedule(phrase)
    return schedule.obligations() if schedule else ()


def earliest(plan: Plan, phrase: str) -> date | None:
    """The first day on which what the phrase says may be done."""
    return min((each.opens for each in obligations_of(plan, phrase)), default=None)
