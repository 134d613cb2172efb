"""An analysis as JSON: as its dataclass; a figure's unit and noun are null where it has none."""

from __future__ import annotations

from typing import Any

from rumo.papers.analysis import Analysis
from rumo.papers.codec import PaperJsonError, decode, encode

_NULLED = ("unit", "of", "phrase", "when", "base_text")


def analysis_to_json(paper: Analysis) -> dict[str, Any]:
    """`analysis_from_json(analysis_to_json(paper)) == paper`."""
    data = encode(paper)
    for figure in data["figures"]:
        figure.update({key: figure[key] or None for key in _NULLED})
    return {"kind": paper.kind} | data | {"unread": []}


def analysis_from_json(data: dict[str, Any]) -> Analysis:
    """Raises PaperJsonError when the object is not an analysis; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != Analysis.kind:
        raise PaperJsonError("Это не анализ: в поле «kind» ожидается «analysis».")
    figures = data.get("figures", [])
    if not isinstance(figures, list):
        raise PaperJsonError("Поле «figures»: ожидается список.")
    paper: Analysis = decode(Analysis, data | {"figures": [_without_nulls(each) for each in figures]})
    return paper


def _without_nulls(figure: Any) -> Any:
    if not isinstance(figure, dict):
        return figure
    return figure | {key: "" for key in _NULLED if figure.get(key, "") is None}
