"""How many fields of generated old papers are read right: minutes, plans, analyses, orders."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rumo.papers.readers.opening import open_document
from rumo.papers.readers.splitting import read_papers
from tests.corpus import accuracy, analysis_accuracy, order_accuracy, plan_accuracy
from tests.corpus.analysis_sheets import generate_analysis
from tests.corpus.order_sheets import generate_order
from tests.corpus.plan_list_sheets import generate_plan_list
from tests.corpus.plan_sheets import generate_plan
from tests.corpus.sheet import generate

# The name of a corpus begins with the kind of its papers.
CORPORA: dict[str, tuple[Callable[[int], tuple[bytes, object, object]], Callable[[int], list[accuracy.Row]]]] = {
    "minutes": (generate, accuracy.accuracy_table),
    "plan": (generate_plan, plan_accuracy.accuracy_table),
    "plan as a list": (generate_plan_list, partial(plan_accuracy.accuracy_table, made=generate_plan_list)),
    "analysis": (generate_analysis, analysis_accuracy.accuracy_table),
    "order": (generate_order, order_accuracy.accuracy_table),
}


def measure(*, documents: int) -> list[tuple[str, str, int, int]]:
    """Rows of corpus, field, read right, documents. The first field is the kind itself.

    Fields of all but minutes are read by the reader of their kind, whether or not the kind was recognised.
    """
    rows = []
    for name, (made, table) in CORPORA.items():
        kind = name.split()[0]
        recognised = sum(_kinds(made(seed)[0]) == [kind] for seed in range(documents))
        rows.append((name, "kind", recognised, documents))
        rows += [(name, field, right, count) for field, right, count, _ in table(documents)]
    return rows


def _kinds(data: bytes) -> list[str]:
    return [reading.kind for reading in read_papers(open_document(data, "paper.docx"))]
