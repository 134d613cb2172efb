"""Sheets of changes as JSON: the fields of the paper under their own names."""

from __future__ import annotations

from typing import Any

from rumo.papers.change_sheet import ChangeSheet
from rumo.papers.codec import PaperJsonError, decode_fields, encode


def change_sheet_to_json(paper: ChangeSheet) -> dict[str, Any]:
    """`change_sheet_from_json(change_sheet_to_json(paper)) == paper`"""
    data: dict[str, Any] = {"kind": paper.kind} | encode(paper)
    return data


def change_sheet_from_json(data: dict[str, Any]) -> ChangeSheet:
    """Raises PaperJsonError when the object is no sheet of changes; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != ChangeSheet.kind:
        raise PaperJsonError("Это не лист изменений: в поле «kind» ожидается «change_sheet».")
    paper: ChangeSheet = decode_fields(ChangeSheet, data)
    return paper
