"""Old minutes of every layout are read right: at least 98 of 100 in each field."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.corpus.accuracy import DOCUMENTS, accuracy_table
from tests.corpus.habits import CHOICES, Habits, habits_of

TABLE = accuracy_table()


@pytest.mark.parametrize(("field", "right", "documents", "share"), TABLE, ids=[row[0] for row in TABLE])
def test_field_accuracy(field: str, right: int, documents: int, share: float) -> None:
    assert documents >= 40
    assert share >= 0.98, f"{field}: {right} of {documents}"


@pytest.mark.parametrize("habit", [each.name for each in fields(Habits)])
def test_every_habit_is_in_the_corpus(habit: str) -> None:
    assert {getattr(habits_of(seed), habit) for seed in range(DOCUMENTS)} == set(CHOICES[habit])
