"""How many fields of the generated plans are read right, by field."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from rumo.papers.plan import Plan
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.plan.reader import read_plan
from tests.corpus.accuracy import DOCUMENTS, Row, row_of
from tests.corpus.plan_sheets import PlanAnswer, generate_plan

FIELDS: dict[str, Callable[[Plan, PlanAnswer], bool]] = {
    "title": lambda plan, answer: plan.title == answer.title,
    "body": lambda plan, answer: plan.body == answer.body,
    "period": lambda plan, answer: plan.period is not None and plan.period.starts == answer.starts,
    "stamps": lambda plan, answer: (
        [(each.kind, each.by, each.date, each.number) for each in plan.stamps]
        == answer.stamps
    ),
    "numbers": lambda plan, answer: [row.number for row in plan.rows] == [row.number for row in answer.rows],
    "titles": lambda plan, answer: [row.title for row in plan.rows] == [row.title for row in answer.rows],
    "points": lambda plan, answer: [list(row.points) for row in plan.rows] == [row.points for row in answer.rows],
    "sections": lambda plan, answer: [row.section for row in plan.rows] == [row.section for row in answer.rows],
    "deadlines": lambda plan, answer: [row.deadline for row in plan.rows] == [row.deadline for row in answer.rows],
    "responsible": lambda plan, answer: (
        [[(each.text, each.is_approver) for each in row.responsible] for row in plan.rows]
        == [row.responsible for row in answer.rows]
    ),
    "expected": lambda plan, answer: [row.expected for row in plan.rows] == [row.expected for row in answer.rows],
    "meetings": lambda plan, answer: (
        [each.number for each in plan.meetings]
        == [each.number for each in answer.meetings]
    ),
    "questions": lambda plan, answer: (
        [[each.title for each in meeting.questions] for meeting in plan.meetings]
        == [meeting.questions for meeting in answer.meetings]
    ),
    "speakers": lambda plan, answer: (
        [[[who.text for who in each.responsible] for each in meeting.questions] for meeting in plan.meetings]
        == [meeting.responsible for meeting in answer.meetings]
    ),
    "months": lambda plan, answer: (
        [each.deadline for each in plan.meetings]
        == [each.deadline for each in answer.meetings]
    ),
    "forms": lambda plan, answer: [each.form for each in plan.meetings] == [each.form for each in answer.meetings],
    "relevance": lambda plan, answer: (
        [each.relevance for each in plan.meetings] == [each.relevance for each in answer.meetings]
    ),
    "signatures": lambda plan, answer: [(each.post, each.name) for each in plan.signatures] == [answer.signature],
}  # fmt: skip


Made = Callable[[int], tuple[bytes, PlanAnswer, dict[str, str]]]


@cache
def read(seed: int, made: Made = generate_plan) -> tuple[Plan, PlanAnswer, dict[str, str]]:
    data, answer, habits = made(seed)
    document = open_document(data, "план.docx")
    paper: Plan = read_plan(document, 0, len(document.blocks) - 1).paper
    return paper, answer, habits


def misread(name: str, documents: int = DOCUMENTS, made: Made = generate_plan) -> list[int]:
    """The documents in which this field was read otherwise than it was written."""
    return [seed for seed in range(documents) if not FIELDS[name](*read(seed, made)[:2])]


def accuracy_table(documents: int = DOCUMENTS, made: Made = generate_plan) -> list[Row]:
    return [row_of(name, len(misread(name, documents, made)), documents) for name in FIELDS]
