"""The reviews of a round side by side, for those who lead it. Authors never get a `RoundTable`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rumo.core import clock
from rumo.expertise.author_reviews import in_blind_order
from rumo.expertise.enums import OPEN_REVIEWS, ReviewState
from rumo.expertise.models import Review, Round
from rumo.expertise.reminders import is_reply_overdue, is_review_overdue
from rumo.expertise.scoring import CriterionScores, RoundScore, score_round


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion with the cells of the reviews in their order: the score and the comment."""

    scores: CriterionScores
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class RoundTable:
    """`submitted` are in the order authors know them by («Эксперт 1»); `others` are asked, declined or taken off."""

    submitted: tuple[Review, ...]
    others: tuple[Review, ...]
    score: RoundScore | None
    rows: tuple[CriterionRow, ...]

    @property
    def open(self) -> list[Review]:
        return [each for each in self.others if each.state in OPEN_REVIEWS]


def table_of(held: Round) -> RoundTable:
    """One query."""
    reviews = list(held.reviews.select_related("expert__person"))
    submitted = in_blind_order(each for each in reviews if each.state == ReviewState.SUBMITTED)
    others = [each for each in reviews if each.state != ReviewState.SUBMITTED]
    score = score_round(held.config, [(each.percent or 0, each.scores) for each in submitted])
    return RoundTable(tuple(submitted), tuple(others), score, _rows(score, submitted))


def is_late(review: Review) -> bool:
    """No answer by the day of it, or no review by its day."""
    day = clock.today()
    return is_reply_overdue(review, day) or is_review_overdue(review, day)


def _rows(score: RoundScore | None, reviews: Sequence[Review]) -> tuple[CriterionRow, ...]:
    if score is None:
        return ()
    return tuple(
        CriterionRow(row, tuple((review.scores[row.criterion.key], _comment(review, row)) for review in reviews))
        for row in score.criteria
    )


def _comment(review: Review, row: CriterionScores) -> str:
    said: Any = review.comments.get(row.criterion.key, "")
    return str(said)
