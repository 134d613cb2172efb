"""Papers as JSON: what `rumo paper … --format json` prints and `rumo read --json` lists.

The shape is public. One registry of kinds: each knows its own two ways.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rumo.papers.analysis import Analysis
from rumo.papers.analysis_json import analysis_from_json, analysis_to_json
from rumo.papers.certificate import Certificate
from rumo.papers.certificate_json import certificate_from_json, certificate_to_json
from rumo.papers.change_sheet import ChangeSheet
from rumo.papers.change_sheet_json import change_sheet_from_json, change_sheet_to_json
from rumo.papers.codec import PaperJsonError
from rumo.papers.conclusion import ExpertConclusion
from rumo.papers.conclusion_json import conclusion_from_json, conclusion_to_json
from rumo.papers.execution import ExecutionReport
from rumo.papers.execution_json import execution_from_json, execution_to_json
from rumo.papers.minutes import Minutes
from rumo.papers.minutes_json import minutes_from_json, minutes_to_json
from rumo.papers.order import CompositionOrder
from rumo.papers.order_json import order_from_json, order_to_json
from rumo.papers.plan import Plan
from rumo.papers.plan_json import plan_from_json, plan_to_json
from rumo.papers.route import LearningRoute
from rumo.papers.route_json import route_from_json, route_to_json

Paper = (
    Minutes
    | Plan
    | Analysis
    | CompositionOrder
    | ExecutionReport
    | ChangeSheet
    | Certificate
    | ExpertConclusion
    | LearningRoute
)

_WRITERS: dict[str, Callable[[Any], dict[str, Any]]] = {
    Minutes.kind: minutes_to_json,
    Plan.kind: plan_to_json,
    Analysis.kind: analysis_to_json,
    CompositionOrder.kind: order_to_json,
    ExecutionReport.kind: execution_to_json,
    ChangeSheet.kind: change_sheet_to_json,
    Certificate.kind: certificate_to_json,
    ExpertConclusion.kind: conclusion_to_json,
    LearningRoute.kind: route_to_json,
}
_READERS: dict[str, Callable[[dict[str, Any]], Paper]] = {
    Minutes.kind: minutes_from_json,
    Plan.kind: plan_from_json,
    Analysis.kind: analysis_from_json,
    CompositionOrder.kind: order_from_json,
    ExecutionReport.kind: execution_from_json,
    ChangeSheet.kind: change_sheet_from_json,
    Certificate.kind: certificate_from_json,
    ExpertConclusion.kind: conclusion_from_json,
    LearningRoute.kind: route_from_json,
}


def to_json(paper: Paper) -> dict[str, Any]:
    """The paper as a JSON object. `paper_from_json(to_json(paper)) == paper`."""
    return _WRITERS[paper.kind](paper)


def paper_from_json(data: dict[str, Any]) -> Paper:
    """A paper of any kind. Raises PaperJsonError; the message names the field."""
    reader = _READERS.get(str(data.get("kind"))) if isinstance(data, dict) else None
    if reader is None:
        raise PaperJsonError("Это не документ: в поле «kind» ожидается «" + "», «".join(_READERS) + "».")
    return reader(data)


def from_json(data: dict[str, Any]) -> Minutes:
    """Minutes only: what a meeting keeps. Raises PaperJsonError when the object is not minutes."""
    return minutes_from_json(data)
