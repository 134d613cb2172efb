"""Percents, means, divergence and the verdict, as tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from rumo.expertise.scoring import is_within_scale, percent_of, score_round
from rumo.expertise.tests.factories import CONFIG
from rumo.expertise.track_config import Criterion

SCIENCE, USE = CONFIG.criteria


@pytest.mark.parametrize(
    ("science", "use", "percent"),
    [(0, 0, 0), (5, 5, 100), (5, 0, 67), (0, 5, 33), (4, 4, 80), (3, 2, 53), (1, 0, 13)],
)
def test_percent_by_weights(science: int, use: int, percent: int) -> None:
    assert percent_of(CONFIG, {"science": science, "use": use}) == percent


def test_a_wide_scale_weighs_no_more_than_a_narrow_one() -> None:
    config = replace(CONFIG, criteria=(Criterion("a", "А", top=100), Criterion("b", "Б", top=1)))
    assert percent_of(config, {"a": 100, "b": 0}) == 50
    assert percent_of(config, {"a": 1, "b": 1}) == 51  # 50,5: halves up


def test_without_a_score_there_is_no_percent() -> None:
    with pytest.raises(KeyError):
        percent_of(CONFIG, {"science": 5})


@pytest.mark.parametrize(
    ("score", "fits"), [(0, True), (5, True), (6, False), (-1, False), (2.5, False), ("3", False), (True, False)]
)
def test_the_scale(score: object, fits: bool) -> None:
    assert is_within_scale(SCIENCE, score) is fits


@pytest.mark.parametrize(
    ("percents", "mean", "gap", "diverged", "passed"),
    [
        ([60], "60", 0, False, True),
        ([59], "59", 0, False, False),
        ([59, 60], "59.5", 1, False, False),  # nearly is not enough
        ([45, 75], "60", 30, False, True),  # as far as allowed
        ([44, 75], "59.5", 31, True, False),
        ([100, 30, 80], "70", 70, True, True),
        ([33, 33, 34], "33.3", 1, False, False),
    ],
)
def test_rounds(percents: list[int], mean: str, gap: int, diverged: bool, passed: bool) -> None:
    score = score_round(CONFIG, [(each, {"science": 3, "use": 3}) for each in percents])
    assert score is not None
    assert (score.mean, score.gap, score.diverged, score.passed) == (Decimal(mean), gap, diverged, passed)


def test_criteria_side_by_side() -> None:
    score = score_round(CONFIG, [(0, {"science": 5, "use": 1}), (0, {"science": 2, "use": 2})])
    assert score is not None
    science, use = score.criteria
    assert (science.scores, science.mean, science.spread) == ((5, 2), Decimal("3.5"), 3)
    assert (use.scores, use.mean, use.spread) == ((1, 2), Decimal("1.5"), 1)


def test_no_reviews_no_score() -> None:
    assert score_round(CONFIG, []) is None
