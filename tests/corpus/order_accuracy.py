"""How many fields of the generated orders are read right, by field."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from rumo.papers.order import CompositionOrder
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.order.reader import read_order
from tests.corpus.accuracy import DOCUMENTS, Row, row_of
from tests.corpus.order_sheets import OrderAnswer, generate_order

FIELDS: dict[str, Callable[[CompositionOrder, OrderAnswer], bool]] = {
    "number": lambda order, answer: order.number == answer.number,
    "date": lambda order, answer: order.date == answer.day,
    "issuer": lambda order, answer: order.issuer == answer.issuer,
    "title": lambda order, answer: order.title == answer.title,
    "association": lambda order, answer: order.association == answer.association,
    "members": lambda order, answer: [each.name for each in order.members] == [name for name, *_ in answer.members],
    "posts": lambda order, answer: [each.post for each in order.members] == [post for _, post, *_ in answer.members],
    "roles": lambda order, answer: [each.role for each in order.members] == [role for *_, role, _ in answer.members],
    "changes": lambda order, answer: [each.change for each in order.members] == [said for *_, said in answer.members],
    "signatures": lambda order, answer: [(each.post, each.name) for each in order.signatures] == [answer.signature],
}


@cache
def read(seed: int) -> tuple[CompositionOrder, OrderAnswer, dict[str, str]]:
    data, answer, habits = generate_order(seed)
    document = open_document(data, "приказ.docx")
    paper: CompositionOrder = read_order(document, 0, len(document.blocks) - 1).paper
    return paper, answer, habits


def misread(name: str, documents: int = DOCUMENTS) -> list[int]:
    """The documents in which this field was read otherwise than it was written."""
    return [seed for seed in range(documents) if not FIELDS[name](*read(seed)[:2])]


def accuracy_table(documents: int = DOCUMENTS) -> list[Row]:
    return [row_of(name, len(misread(name, documents)), documents) for name in FIELDS]
