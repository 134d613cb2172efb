"""Orders on composition as JSON: the fields of the paper under their own names."""

from __future__ import annotations

from typing import Any

from rumo.papers.codec import PaperJsonError, decode_fields, encode
from rumo.papers.order import CompositionOrder


def order_to_json(paper: CompositionOrder) -> dict[str, Any]:
    """`order_from_json(order_to_json(paper)) == paper`"""
    data: dict[str, Any] = {"kind": paper.kind} | encode(paper) | {"unread": []}
    return data


def order_from_json(data: dict[str, Any]) -> CompositionOrder:
    """Raises PaperJsonError when the object is no order; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != CompositionOrder.kind:
        raise PaperJsonError("Это не приказ о составе: в поле «kind» ожидается «order».")
    paper: CompositionOrder = decode_fields(CompositionOrder, data)
    return paper
