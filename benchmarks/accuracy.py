"""How many fields of generated old papers are read right: minutes, plans, analyses."""

from __future__ import annotations

from collections.abc import Callable

from rumo.papers.readers.opening import open_document
from rumo.papers.readers.splitting import read_papers
from tests.corpus import accuracy, analysis_accuracy, plan_accuracy
from tests.corpus.analysis_sheets import generate_analysis
from tests.corpus.plan_sheets import generate_plan
from tests.corpus.sheet import generate

CORPORA: dict[str, tuple[Callable[[int], tuple[bytes, object, object]], Callable[[int], list[accuracy.Row]]]] = {
    "minutes": (generate, accuracy.accuracy_table),
    "plan": (generate_plan, plan_accuracy.accuracy_table),
    "analysis": (generate_analysis, analysis_accuracy.accuracy_table),
}


def measure(*, documents: int) -> list[tuple[str, str, int, int]]:
    """Rows of kind, field, read right, documents. The first field of a kind is the kind itself.

    Fields of plans and analyses are read by the reader of their kind, whether or not the kind was recognised.
    """
    rows = []
    for kind, (made, table) in CORPORA.items():
        recognised = sum(_kinds(made(seed)[0]) == [kind] for seed in range(documents))
        rows.append((kind, "kind", recognised, documents))
        rows += [(kind, field, right, count) for field, right, count, _ in table(documents)]
    return rows


def _kinds(data: bytes) -> list[str]:
    return [reading.kind for reading in read_papers(open_document(data, "paper.docx"))]
