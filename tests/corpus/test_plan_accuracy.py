"""Plans of every layout, tables and lists, are read right: at least 98 of 100 in each field."""

from __future__ import annotations

import pytest

from tests.corpus import plan_list_sheets
from tests.corpus.accuracy import DOCUMENTS
from tests.corpus.plan_accuracy import FIELDS, Made, misread, read
from tests.corpus.plan_habits import CHOICES
from tests.corpus.plan_list_sheets import generate_plan_list
from tests.corpus.plan_sheets import generate_plan

FAMILIES: dict[Made, dict[str, tuple[str, ...]]] = {
    generate_plan: CHOICES,
    generate_plan_list: plan_list_sheets.CHOICES,
}


@pytest.mark.parametrize("made", FAMILIES)
@pytest.mark.parametrize("name", FIELDS)
def test_field_accuracy(name: str, made: Made) -> None:
    wrong = misread(name, made=made)
    assert len(wrong) <= 0.02 * DOCUMENTS, f"{name}: {wrong}"


@pytest.mark.parametrize(("made", "habit"), [(made, habit) for made, habits in FAMILIES.items() for habit in habits])
def test_every_habit_is_in_the_corpus(made: Made, habit: str) -> None:
    assert {read(seed, made)[2][habit] for seed in range(DOCUMENTS)} == set(FAMILIES[made][habit])


@pytest.mark.parametrize("made", FAMILIES)
def test_layouts_differ(made: Made) -> None:
    assert len({tuple(read(seed, made)[2].items()) for seed in range(DOCUMENTS)}) >= 20
