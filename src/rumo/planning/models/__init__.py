"""The tables of plans, a file a noun. Django finds models through this module."""

from __future__ import annotations

from rumo.planning.models.editions import Edition
from rumo.planning.models.facts import Instruction, LineFact, PlanDigest, PlanReminder
from rumo.planning.models.plans import Plan, PlanLine, PlanStamp
from rumo.planning.models.responsible import Responsible
from rumo.planning.models.rows import PlanRow, PlanSection
from rumo.planning.models.schedule import PlannedMeeting, PlannedQuestion

__all__ = [
    "Edition",
    "Instruction",
    "LineFact",
    "Plan",
    "PlanDigest",
    "PlanLine",
    "PlanReminder",
    "PlanRow",
    "PlanSection",
    "PlanStamp",
    "PlannedMeeting",
    "PlannedQuestion",
    "Responsible",
]
