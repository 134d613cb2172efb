"""The sheet of any paper: one registry of kinds, each with the module that puts its words in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rumo.papers.analysis import Analysis
from rumo.papers.certificate import Certificate
from rumo.papers.change_sheet import ChangeSheet
from rumo.papers.conclusion import ExpertConclusion
from rumo.papers.execution import ExecutionReport
from rumo.papers.json import Paper
from rumo.papers.minutes import Minutes
from rumo.papers.order import CompositionOrder
from rumo.papers.plan import Plan
from rumo.papers.route import LearningRoute
from rumo.papers.wording import analysis, certificate, change_sheet, conclusion, execution, minutes, order, plan, route
from rumo.papers.wording.paper_sheet import PaperSheet
from rumo.papers.wording.sheet import MinutesSheet

Sheet = MinutesSheet | PaperSheet

_BUILDERS: dict[str, Callable[[Any], Sheet]] = {
    Minutes.kind: minutes.build_sheet,
    Plan.kind: plan.build_sheet,
    Analysis.kind: analysis.build_sheet,
    CompositionOrder.kind: order.build_sheet,
    ExecutionReport.kind: execution.build_sheet,
    ChangeSheet.kind: change_sheet.build_sheet,
    Certificate.kind: certificate.build_sheet,
    ExpertConclusion.kind: conclusion.build_sheet,
    LearningRoute.kind: route.build_sheet,
}


def is_printed(kind: str) -> bool:
    """Whether papers of this kind can be written in our layout."""
    return kind in _BUILDERS


def build_sheet(paper: Paper) -> Sheet:
    """All the words of a paper, whatever its kind. KeyError for a kind that is only read."""
    return _BUILDERS[paper.kind](paper)
