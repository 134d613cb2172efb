"""How many fields of the generated analyses are read right, by field."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache

from rumo.papers.analysis import Analysis, Figure
from rumo.papers.readers.analysis.reader import read_analysis
from rumo.papers.readers.opening import open_document
from tests.corpus.accuracy import DOCUMENTS, Row, row_of
from tests.corpus.analysis_sheets import AnalysisAnswer, generate_analysis


def _said(analysis: Analysis, *, in_tables: bool) -> list[Figure]:
    return [each for each in analysis.figures if each.place and (each.place.row is not None) == in_tables]


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


FIELDS: dict[str, Callable[[Analysis, AnalysisAnswer], bool]] = {
    "title": lambda paper, answer: paper.title == answer.title,
    "body": lambda paper, answer: paper.body == answer.body,
    "period": lambda paper, answer: paper.period is not None and paper.period.starts.year == answer.starts,
    "sections": lambda paper, answer: [each.title for each in paper.sections if each.title] == answer.headings,
    "values": lambda paper, answer: (
        [each.value for each in _said(paper, in_tables=False)] == [Decimal(value) for value, _, _, _ in answer.figures]
    ),
    "of": lambda paper, answer: (
        [each.of for each in _said(paper, in_tables=False)] == [of for _, of, _, _ in answer.figures]
    ),
    "previous": lambda paper, answer: (
        [each.previous for each in _said(paper, in_tables=False)] == [_decimal(was) for _, _, was, _ in answer.figures]
    ),
    "count": lambda paper, answer: (
        [each.count for each in _said(paper, in_tables=False)] == [_decimal(size) for _, _, _, size in answer.figures]
    ),
    "cells": lambda paper, answer: (
        [(str(each.value), each.of) for each in _said(paper, in_tables=True)] == answer.cells
    ),
    "signatures": lambda paper, answer: [(each.post, each.name) for each in paper.signatures] == [answer.signature],
}


@cache
def read(seed: int) -> tuple[Analysis, AnalysisAnswer, dict[str, str]]:
    data, answer, habits = generate_analysis(seed)
    document = open_document(data, "анализ.docx")
    paper: Analysis = read_analysis(document, 0, len(document.blocks) - 1).paper
    return paper, answer, habits


def misread(name: str, documents: int = DOCUMENTS) -> list[int]:
    """The documents in which this field was read otherwise than it was written."""
    return [seed for seed in range(documents) if not FIELDS[name](*read(seed)[:2])]


def accuracy_table(documents: int = DOCUMENTS) -> list[Row]:
    return [row_of(name, len(misread(name, documents)), documents) for name in FIELDS]
