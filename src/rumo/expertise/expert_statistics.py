"""What each expert did in a period, as those who may see the reviews see it. Days are local and inclusive.

The caller gives the reviews: an officer never counts those of an own material, so numbers and lists agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from rumo.expertise.enums import OPEN_REVIEWS, ReviewState
from rumo.expertise.models import Review

WORDS = {
    "asked": gettext_lazy("Приглашён"),
    "done": gettext_lazy("Сдал отзыв"),
    "late": gettext_lazy("С опозданием"),
    "declined": gettext_lazy("Отказался"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Both days inclusive."""

    since: date
    until: date

    def holds(self, day: date | datetime | None) -> bool:
        if isinstance(day, datetime):
            day = localdate(day)
        return day is not None and self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class ExpertFigures:
    """Keys of the reviews behind each number. `days` is the mean from the invitation to the review; `distance` the mean
    number of points between the expert's percent and the mean of the others in the round, None without others."""

    asked: tuple[int, ...] = ()
    done: tuple[int, ...] = ()
    late: tuple[int, ...] = ()
    declined: tuple[int, ...] = ()
    days: float | None = None
    distance: float | None = None
    compared: int = 0

    def keys(self, what: str) -> tuple[int, ...]:
        """KeyError for a name that is no figure."""
        return {"asked": self.asked, "done": self.done, "late": self.late, "declined": self.declined}[what]


def statistics_of(
    reviews: QuerySet[Review], experts: Iterable[int], period: Period, today: date
) -> dict[int, ExpertFigures]:
    """Figures by the expert's key, in two queries; an expert without reviews has zeros.

    Done counts by the day of the review, asked by that of the invitation, declined by that of the answer; late are
    reviews handed in after their day, by the day they came, and those still open, by the day they were due.
    """
    keys = list(experts)
    by_expert: dict[int, list[Review]] = defaultdict(list)
    mine = list(
        reviews.filter(expert__in=keys)
        .only("expert_id", "round_id", "state", "invited_at", "replied_at", "due_on", "submitted_at", "percent")
        .select_related(None)
        .order_by("pk")
    )
    for review in mine:
        by_expert[review.expert_id].append(review)
    others: dict[int, list[tuple[int, int]]] = defaultdict(list)
    given = Review.objects.filter(state=ReviewState.SUBMITTED, round__in={each.round_id for each in mine})
    for round_id, expert, percent in given.values_list("round_id", "expert_id", "percent"):
        others[round_id].append((expert, percent or 0))
    return {key: _figures(by_expert[key], others, period, today) for key in keys}


def is_late(review: Review, period: Period, today: date) -> bool:
    """Handed in after its day within the period, or due within it and still open after it."""
    if review.due_on is None:
        return False
    if review.state == ReviewState.SUBMITTED and review.submitted_at is not None:
        return period.holds(review.submitted_at) and localdate(review.submitted_at) > review.due_on
    return review.state in OPEN_REVIEWS and period.holds(review.due_on) and review.due_on < today


def _figures(
    reviews: list[Review], others: dict[int, list[tuple[int, int]]], period: Period, today: date
) -> ExpertFigures:
    done = [each for each in reviews if each.state == ReviewState.SUBMITTED and period.holds(each.submitted_at)]
    spans = [
        (localdate(each.submitted_at) - localdate(each.invited_at)).days
        for each in done
        if each.submitted_at is not None and each.invited_at is not None
    ]
    distances = [found for each in done if (found := _distance(each, others[each.round_id])) is not None]
    return ExpertFigures(
        asked=tuple(each.pk for each in reviews if period.holds(each.invited_at)),
        done=tuple(each.pk for each in done),
        late=tuple(each.pk for each in reviews if is_late(each, period, today)),
        declined=tuple(
            each.pk for each in reviews if each.state == ReviewState.DECLINED and period.holds(each.replied_at)
        ),
        days=_mean(spans),
        distance=_mean(distances),
        compared=len(distances),
    )


def _distance(review: Review, given: list[tuple[int, int]]) -> float | None:
    rest = [percent for expert, percent in given if expert != review.expert_id]
    if not rest or review.percent is None:
        return None
    return abs(review.percent - sum(rest) / len(rest))


def _mean(values: list[int] | list[float]) -> float | None:
    return round(sum(values) / len(values), 1) if values else None
