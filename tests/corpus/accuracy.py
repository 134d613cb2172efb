"""How many fields of the generated documents are read right, by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rumo.papers.blocks import Table
from rumo.papers.minutes import Minutes, MinutesItem
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.splitting import read_papers
from tests.corpus.habits import Habits
from tests.corpus.sheet import Answer, Item, generate

DOCUMENTS = 60

Check = Callable[[Minutes, Answer], bool]
Row = tuple[str, int, int, float]  # a field, in how many documents it was read right, of how many, the share


def _item_check(seen: Callable[[MinutesItem], object], known: Callable[[Item], object]) -> Check:
    def check(paper: Minutes, answer: Answer) -> bool:
        return [seen(item) for item in paper.items] == [known(item) for item in answer.items]

    return check


def _votes(item: MinutesItem) -> object:
    counted = {
        point.votes and (point.votes.in_favour, point.votes.against, point.votes.abstained)
        for point in item.resolutions
    }
    return counted.pop() if len(counted) == 1 else counted


def _unanimous(item: MinutesItem) -> object:
    said = {
        point.votes.unanimous if point.votes else (True if point.said_unanimous else None) for point in item.resolutions
    }
    return said.pop() if len(said) == 1 else said


FIELDS: dict[str, Check] = {
    "number": lambda paper, answer: paper.number == answer.number,
    "date": lambda paper, answer: paper.date == answer.day,
    "date_to": lambda paper, answer: paper.date_to == answer.day_to,
    "city": lambda paper, answer: paper.city == answer.city,
    "organization": lambda paper, answer: (paper.founder, paper.organization) == (answer.founder, answer.organization),
    "body": lambda paper, answer: paper.body == answer.body,
    "chair": lambda paper, answer: paper.chair.name == answer.chair,
    "secretary": lambda paper, answer: paper.secretary.name == answer.secretary,
    "present": lambda paper, answer: [(each.name, each.post) for each in paper.present] == answer.present,
    "present_count": lambda paper, answer: len(paper.present) + paper.unnamed_present == answer.present_count,
    "absent": lambda paper, answer: [(each.name, each.reason) for each in paper.absent] == answer.absent,
    "invited": lambda paper, answer: [(each.name, each.post) for each in paper.invited] == answer.invited,
    "agenda": lambda paper, answer: [point.title for point in paper.agenda] == [title for title, _ in answer.agenda],
    "speakers": lambda paper, answer: (
        [[(each.name, each.post) for each in point.speakers] for point in paper.agenda]
        == [people for _, people in answer.agenda]
    ),
    "items": lambda paper, answer: [item.number for item in paper.items] == list(range(1, len(answer.items) + 1)),
    "heard": _item_check(lambda item: [each.name for each in item.heard], lambda item: item.heard),
    "about": _item_check(lambda item: item.about, lambda item: item.about),
    "tables": _item_check(lambda item: sum(isinstance(each, Table) for each in item.text), lambda item: item.tables),
    "discussed": _item_check(
        lambda item: [(each.speaker.name, each.text) for each in item.discussed], lambda item: item.speeches
    ),
    "resolutions": _item_check(lambda item: [each.text for each in item.resolutions], lambda item: item.resolutions),
    "responsible": _item_check(
        lambda item: [name for point in item.resolutions for each in point.instructions for name in each.responsible],
        lambda item: item.responsible,
    ),
    "due": _item_check(
        lambda item: next((each.due for point in item.resolutions for each in point.instructions), ""),
        lambda item: item.due,
    ),
    "votes": _item_check(_votes, lambda item: item.votes),
    "unanimous": _item_check(_unanimous, lambda item: item.unanimous),
    "signatures": lambda paper, answer: [(each.post, each.name) for each in paper.signatures] == answer.signatures,
}


def misread(documents: int = DOCUMENTS) -> Iterator[tuple[int, str, Minutes, Answer, Habits]]:
    """Each field of each document that was read otherwise than it was written."""
    for seed in range(documents):
        data, answer, habits = generate(seed)
        (reading,) = read_papers(open_document(data, f"{seed}.docx"))
        for name, check in FIELDS.items():
            if not check(reading.paper, answer):
                yield seed, name, reading.paper, answer, habits


def accuracy_table(documents: int = DOCUMENTS) -> list[Row]:
    wrong = dict.fromkeys(FIELDS, 0)
    for _, name, *_ in misread(documents):
        wrong[name] += 1
    return [row_of(name, count, documents) for name, count in wrong.items()]


def row_of(name: str, wrong: int, documents: int) -> Row:
    right = documents - wrong
    return name, right, documents, right / documents
