"""The reviews of a material as its authors read them. There is no other way from a review to an author.

What is left out cannot leak: names (but of an open track), moments, private notes, who declined. The order of the
reviews comes from what they say, so neither their keys nor their moments can be guessed from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _

from rumo.expertise.enums import Blindness, ReviewState
from rumo.expertise.models import Review, Round, Submission


@dataclass(frozen=True, slots=True)
class SaidOfCriterion:
    """`score` of `top`, None where the track keeps scores to itself."""

    title: str
    top: int
    score: int | None
    comment: str


@dataclass(frozen=True, slots=True)
class ReviewForAuthor:
    """`expert` is «Эксперт 1», on an open track the name. `percent` is None where the track keeps scores to itself."""

    round_number: int
    expert: str
    recommendation: str
    percent: int | None
    text: str
    criteria: tuple[SaidOfCriterion, ...]


def reviews_for_author(submission: Submission) -> tuple[ReviewForAuthor, ...]:
    """Those of the rounds whose conclusion is signed, earlier rounds first. Two queries."""
    rounds = submission.rounds.filter(conclusion__paper__isnull=False).order_by("number")
    found: list[ReviewForAuthor] = []
    handed_in: dict[int, list[Review]] = {}
    for review in Review.objects.filter(round__in=rounds, state=ReviewState.SUBMITTED).select_related("expert__person"):
        handed_in.setdefault(review.round_id, []).append(review)
    for held in rounds:
        reviews = in_blind_order(handed_in.get(held.pk, []))
        found += [_shown(held, review, name) for review, name in zip(reviews, names_of(held, reviews), strict=True)]
    return tuple(found)


def in_blind_order(reviews: Iterable[Review]) -> list[Review]:
    """An order that tells nothing of experts, keys or moments, and stays the same."""
    return sorted(reviews, key=_digest)


def names_of(held: Round, reviews: Sequence[Review]) -> list[str]:
    """How the experts are called in whatever authors may read: «Эксперт 1», by name on an open track only."""
    if held.config.blindness == Blindness.OPEN:
        return [review.expert.person.short_name for review in reviews]
    return [_("Эксперт %(n)s") % {"n": number} for number in range(1, len(reviews) + 1)]


def _shown(held: Round, review: Review, name: str) -> ReviewForAuthor:
    config = held.config
    open_scores = config.authors_see_scores
    return ReviewForAuthor(
        round_number=held.number,
        expert=name,
        recommendation=str(review.get_recommendation_display()),
        percent=review.percent if open_scores else None,
        text=review.text,
        criteria=tuple(
            SaidOfCriterion(
                each.title,
                each.top,
                review.scores.get(each.key) if open_scores else None,
                str(review.comments.get(each.key, "")),
            )
            for each in config.criteria
        ),
    )


def _digest(review: Review) -> str:
    said = [review.text, review.scores, review.comments, review.recommendation]
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
