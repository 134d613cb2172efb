"""Orders on composition of every layout are read right: at least 98 of 100 in each field."""

from __future__ import annotations

import pytest

from tests.corpus.accuracy import DOCUMENTS
from tests.corpus.order_accuracy import FIELDS, misread, read
from tests.corpus.order_sheets import CHOICES


@pytest.mark.parametrize("name", FIELDS)
def test_field_accuracy(name: str) -> None:
    wrong = misread(name)
    assert len(wrong) <= 0.02 * DOCUMENTS, f"{name}: {wrong}"


@pytest.mark.parametrize("habit", CHOICES)
def test_every_habit_is_in_the_corpus(habit: str) -> None:
    assert {read(seed)[2][habit] for seed in range(DOCUMENTS)} == set(CHOICES[habit])
