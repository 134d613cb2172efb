"""Reports on execution as JSON: the fields of the paper under their own names."""

from __future__ import annotations

from typing import Any

from rumo.papers.codec import PaperJsonError, decode_fields, encode
from rumo.papers.execution import ExecutionReport


def execution_to_json(paper: ExecutionReport) -> dict[str, Any]:
    """`execution_from_json(execution_to_json(paper)) == paper`"""
    data: dict[str, Any] = {"kind": paper.kind} | encode(paper)
    return data


def execution_from_json(data: dict[str, Any]) -> ExecutionReport:
    """Raises PaperJsonError when the object is no report on execution; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != ExecutionReport.kind:
        raise PaperJsonError("Это не отчёт об исполнении плана: в поле «kind» ожидается «execution».")
    paper: ExecutionReport = decode_fields(ExecutionReport, data)
    return paper
