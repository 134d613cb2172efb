"""Certificates as JSON: the fields of the paper under their own names."""

from __future__ import annotations

from typing import Any

from rumo.papers.certificate import Certificate
from rumo.papers.codec import PaperJsonError, decode_fields, encode


def certificate_to_json(paper: Certificate) -> dict[str, Any]:
    """`certificate_from_json(certificate_to_json(paper)) == paper`"""
    data: dict[str, Any] = {"kind": paper.kind} | encode(paper)
    return data


def certificate_from_json(data: dict[str, Any]) -> Certificate:
    """Raises PaperJsonError when the object is no certificate; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != Certificate.kind:
        raise PaperJsonError("Это не свидетельство: в поле «kind» ожидается «certificate».")
    paper: Certificate = decode_fields(Certificate, data)
    return paper
