"""The ranking: means of percents, ties, missing sheets, the last free places."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rumo.expertise.contests.ranking import Ranking, Sheet, rank, sheet_percent
from rumo.expertise.track_config import Criterion

CRITERIA = (Criterion("a", "Стаж", top=10, weight=1), Criterion("b", "Опыт", top=5, weight=3))
ONE = (Criterion("a", "Баллы", top=100),)


def _rank(marks: dict[int, dict[int, int]], *, places: int | None = None, enough: int = 0) -> Ranking:
    """`marks` by application, then by juror 1 or 2, of a hundred."""
    sheets = {key: [Sheet(juror, {"a": mark}) for juror, mark in given.items()] for key, given in marks.items()}
    return rank(ONE, {key: [1, 2] for key in marks}, sheets, pass_percent=enough, places=places)


@pytest.mark.parametrize(
    ("marks", "percent"),
    [
        ({"a": 10, "b": 5}, Fraction(100)),
        ({"a": 0, "b": 0}, Fraction(0)),
        ({"a": 5, "b": 5}, Fraction(175, 2)),
        ({"a": 5}, None),
        ({}, None),
    ],
)
def test_a_sheet_counts_when_it_is_whole(marks: dict[str, int], percent: Fraction | None) -> None:
    assert sheet_percent(CRITERIA, marks) == percent


def test_weights_of_nothing_give_nothing() -> None:
    assert sheet_percent((Criterion("a", "Стаж", weight=0),), {"a": 5}) is None


def test_the_mean_of_the_finished_sheets() -> None:
    ranking = _rank({7: {1: 80, 2: 60}, 8: {1: 90}, 9: {}})
    assert [(line.application, line.percent, line.place_text, line.missing) for line in ranking.lines] == [
        (8, 90, "1", 1),
        (7, 70, "2", 0),
        (9, None, "—", 2),
    ]


def test_equals_share_a_place() -> None:
    ranking = _rank({1: {1: 50}, 2: {1: 90}, 3: {1: 50}, 4: {1: 10}})
    assert [line.place_text for line in ranking.lines] == ["1", "2–3", "2–3", "4"]


def test_without_places_all_above_the_bar_pass() -> None:
    ranking = _rank({1: {1: 60}, 2: {1: 59}}, enough=60)
    assert [line.passes for line in ranking.lines] == [True, False]


def test_a_tie_within_the_places_passes() -> None:
    ranking = _rank({1: {1: 50}, 2: {1: 50}, 3: {1: 10}}, places=2)
    assert [line.passes for line in ranking.lines] == [True, True, False]
    assert not ranking.tied


def test_a_tie_across_the_last_place_is_for_the_commission() -> None:
    ranking = _rank({1: {1: 90}, 2: {1: 50}, 3: {1: 50}, 4: {1: 50}}, places=3)
    assert [(line.passes, line.at_the_cut) for line in ranking.lines] == [(True, False), *[(False, True)] * 3]
    assert ranking.left == 2


def test_a_tie_below_the_bar_is_no_question() -> None:
    ranking = _rank({1: {1: 50}, 2: {1: 50}}, places=1, enough=60)
    assert not ranking.tied
    assert not any(line.passes for line in ranking.lines)


def test_a_juror_kept_out_does_not_count() -> None:
    ranking = rank(ONE, {1: [2]}, {1: [Sheet(1, {"a": 100}), Sheet(2, {"a": 40})]}, pass_percent=0, places=None)
    assert ranking.lines[0].percent == 40
