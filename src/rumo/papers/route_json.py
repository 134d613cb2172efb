"""Learning routes as JSON: the fields of the paper under their own names."""

from __future__ import annotations

from typing import Any

from rumo.papers.codec import PaperJsonError, decode_fields, encode
from rumo.papers.route import LearningRoute


def route_to_json(paper: LearningRoute) -> dict[str, Any]:
    """`route_from_json(route_to_json(paper)) == paper`"""
    data: dict[str, Any] = {"kind": paper.kind} | encode(paper)
    return data


def route_from_json(data: dict[str, Any]) -> LearningRoute:
    """Raises PaperJsonError when the object is no learning route; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != LearningRoute.kind:
        raise PaperJsonError("Это не индивидуальный маршрут: в поле «kind» ожидается «route».")
    paper: LearningRoute = decode_fields(LearningRoute, data)
    return paper
