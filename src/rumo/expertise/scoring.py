"""What the scores of experts come to: percent of one review, mean and spread of a round, the verdict. Pure counting.

Weights are shares: a criterion of weight 2 means twice as much as one of weight 1, whatever their scales are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from rumo.expertise.track_config import Criterion, TrackConfig

Scores = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CriterionScores:
    """The scores of one criterion in the order of the reviews; `mean` to a tenth, `spread` from lowest to highest."""

    criterion: Criterion
    scores: tuple[int, ...]
    mean: Decimal
    spread: int


@dataclass(frozen=True, slots=True)
class RoundScore:
    """Percents of the reviews in their order; `mean` to a tenth, `gap` in points; `passed` by the track's threshold.

    `diverged` when two reviews are farther apart than the track allows.
    """

    percents: tuple[int, ...]
    mean: Decimal
    gap: int
    diverged: bool
    passed: bool
    criteria: tuple[CriterionScores, ...]


def is_within_scale(criterion: Criterion, score: object) -> bool:
    """A whole number from 0 to the top; True and False are no scores."""
    return type(score) is int and 0 <= score <= criterion.top


def percent_of(config: TrackConfig, scores: Scores) -> int:
    """The weighted score of the greatest possible, 0 to 100, halves up. KeyError while a criterion has no score."""
    weights = sum(each.weight for each in config.criteria)
    if not weights:
        return 0
    won = sum(Fraction(each.weight * scores[each.key], each.top) for each in config.criteria)
    return int(_rounded(Fraction(won) / weights * 100, "1"))


def score_round(config: TrackConfig, reviews: Sequence[tuple[int, Scores]]) -> RoundScore | None:
    """Of the reviews handed in, each its percent and its scores; None before the first."""
    if not reviews:
        return None
    percents = tuple(percent for percent, _scores in reviews)
    mean = Fraction(sum(percents), len(percents))
    gap = max(percents) - min(percents)
    return RoundScore(
        percents=percents,
        mean=_rounded(mean, "0.1"),
        gap=gap,
        diverged=gap > config.gap_percent,
        passed=mean >= config.pass_percent,
        criteria=tuple(_of_criterion(each, [scores for _percent, scores in reviews]) for each in config.criteria),
    )


def _of_criterion(criterion: Criterion, given: Sequence[Scores]) -> CriterionScores:
    scores = tuple(each[criterion.key] for each in given)
    mean = _rounded(Fraction(sum(scores), len(scores)), "0.1")
    return CriterionScores(criterion, scores, mean, max(scores) - min(scores))


def _rounded(value: Fraction, step: str) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(step), ROUND_HALF_UP)
