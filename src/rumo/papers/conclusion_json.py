"""Expert conclusions as JSON: the fields of the paper under their own names."""

from __future__ import annotations

from typing import Any

from rumo.papers.codec import PaperJsonError, decode_fields, encode
from rumo.papers.conclusion import ExpertConclusion


def conclusion_to_json(paper: ExpertConclusion) -> dict[str, Any]:
    """`conclusion_from_json(conclusion_to_json(paper)) == paper`"""
    data: dict[str, Any] = {"kind": paper.kind} | encode(paper)
    return data


def conclusion_from_json(data: dict[str, Any]) -> ExpertConclusion:
    """Raises PaperJsonError when the object is no expert conclusion; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != ExpertConclusion.kind:
        raise PaperJsonError("Это не экспертное заключение: в поле «kind» ожидается «conclusion».")
    paper: ExpertConclusion = decode_fields(ExpertConclusion, data)
    return paper
