"""Which screen and which buttons correct a paper of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rumo.intake.changes import analysis as analysis_changes
from rumo.intake.changes import minutes as minutes_changes
from rumo.intake.changes import order as order_changes
from rumo.intake.changes import plan as plan_changes
from rumo.intake.changes.buttons import Button
from rumo.intake.enums import PaperKind
from rumo.intake.forms.analysis import AnalysisScreen
from rumo.intake.forms.minutes import MinutesScreen
from rumo.intake.forms.order import OrderScreen
from rumo.intake.forms.plan import PlanScreen
from rumo.intake.forms.screens import Screen


@dataclass(frozen=True, slots=True)
class Editing:
    screen: type[Screen[Any]]
    buttons: Mapping[str, Button[Any]]


EDITING = {
    PaperKind.MINUTES: Editing(MinutesScreen, minutes_changes.BUTTONS),
    PaperKind.PLAN: Editing(PlanScreen, plan_changes.BUTTONS),
    PaperKind.ORDER: Editing(OrderScreen, order_changes.BUTTONS),
    PaperKind.ANALYSIS: Editing(AnalysisScreen, analysis_changes.BUTTONS),
}
