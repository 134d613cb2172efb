"""Analyses as JSON: the fields of the paper under their own names."""

from __future__ import annotations

from typing import Any

from rumo.papers.analysis import Analysis
from rumo.papers.codec import PaperJsonError, decode_fields, encode


def analysis_to_json(paper: Analysis) -> dict[str, Any]:
    """`analysis_from_json(analysis_to_json(paper)) == paper`."""
    data: dict[str, Any] = {"kind": paper.kind} | encode(paper) | {"unread": []}
    return data


def analysis_from_json(data: dict[str, Any]) -> Analysis:
    """Raises PaperJsonError when the object is not an analysis; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != Analysis.kind:
        raise PaperJsonError("Это не анализ: в поле «kind» ожидается «analysis».")
    paper: Analysis = decode_fields(Analysis, data)
    return paper
