"""The officer's screen of assignment: materials of a campaign with their experts, the reasons and what is wrong.

Conflicts are looked for again each time, for an expert may become a co-author after the assignment.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.expertise import reminders
from rumo.expertise.conflicts import interests_between, powers_on
from rumo.expertise.enums import LIVE_REVIEWS, OPEN_REVIEWS, ReviewState, SubmissionState
from rumo.expertise.matching.facts import Field
from rumo.expertise.matching.loading import load_field
from rumo.expertise.matching.proposing import explain_lack, judge
from rumo.expertise.models import Review, Round
from rumo.russian.dates import short_date

_COLOURS = {
    ReviewState.PROPOSED: "neutral",
    ReviewState.INVITED: "info",
    ReviewState.ACCEPTED: "accent",
    ReviewState.SUBMITTED: "success",
    ReviewState.DECLINED: "warning",
    ReviewState.REMOVED: "neutral",
}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An expert of a round. `load` of `limit` reviews open; `problem` is a Russian sentence, empty when all is well."""

    review: Review
    colour: str
    term: str
    load: int
    limit: int
    problem: str

    @property
    def load_text(self) -> str:
        return _("Нагрузка %(open)s из %(limit)s") % {"open": self.load, "limit": self.limit}

    @property
    def may_be_removed(self) -> Verdict:
        if self.review.state in OPEN_REVIEWS:
            return YES
        return No(_("Отзыв уже сдан."))


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A material on the board. `lacks` experts; `lack_reasons` say why where the register cannot fill them."""

    round: Round
    live: tuple[ReviewLine, ...]
    gone: tuple[ReviewLine, ...]
    lacks: int
    to_find: int
    lack_reasons: tuple[str, ...]

    @property
    def target(self) -> str:
        """The selector of the card, which answers replace."""
        return f"#round-{self.round.pk}"

    @property
    def may_propose(self) -> Verdict:
        return YES if self.to_find else No(_("В реестре больше нет подходящих свободных экспертов."))

    @property
    def proposed(self) -> int:
        return sum(each.review.state == ReviewState.PROPOSED for each in self.live)


@dataclass(frozen=True, slots=True)
class Totals:
    """Of a campaign, without what belongs to the officer himself: materials and reviews."""

    waiting: int
    rounds: int
    lacking: int
    proposed: int
    invited: int
    accepted: int
    submitted: int
    with_proposed: int
    with_late: int


FILTERS = {
    "lacking": Q(live__lt=F("experts_wanted")),
    "proposed": Q(proposed__gt=0),
    "late": Q(late__gt=0),
}


def counted_rounds(rounds: QuerySet[Round]) -> QuerySet[Any]:
    """Rounds in review with `live`, `proposed`, `invited`, `accepted`, `submitted`, `late` reviews counted."""
    day = clock.today()
    late = Q(reviews__state=ReviewState.INVITED, reviews__reply_until__lt=day) | Q(
        reviews__state=ReviewState.ACCEPTED, reviews__due_on__lt=day
    )
    states = (ReviewState.PROPOSED, ReviewState.INVITED, ReviewState.ACCEPTED, ReviewState.SUBMITTED)
    return (
        rounds.filter(closed_at__isnull=True, submission__state=SubmissionState.IN_REVIEW)
        .annotate(
            live=Count("reviews", filter=Q(reviews__state__in=LIVE_REVIEWS)),
            late=Count("reviews", filter=late),
            **{state.value: Count("reviews", filter=Q(reviews__state=state)) for state in states},
        )
        .order_by("submission__number", "pk")
    )


def totals_of(counted: QuerySet[Any], waiting: int) -> Totals:
    """`waiting` are the materials that passed the check and have no round yet."""
    rows = list(counted.values("live", "late", "experts_wanted", "proposed", "invited", "accepted", "submitted"))
    return Totals(
        waiting=waiting,
        rounds=len(rows),
        lacking=sum(row["live"] < row["experts_wanted"] for row in rows),
        proposed=sum(row["proposed"] for row in rows),
        invited=sum(row["invited"] for row in rows),
        accepted=sum(row["accepted"] for row in rows),
        submitted=sum(row["submitted"] for row in rows),
        with_proposed=sum(row["proposed"] > 0 for row in rows),
        with_late=sum(row["late"] > 0 for row in rows),
    )


def lines_of(rounds: Collection[Round]) -> list[RoundLine]:
    """The rounds as the screen shows them, in the given order; the number of queries is the same for any number."""
    reviews = Prefetch("reviews", Review.objects.select_related("expert__person"))
    keys = [each.pk for each in rounds]
    held = Round.objects.filter(pk__in=keys).prefetch_related(reviews).in_bulk()
    with_submissions = {each.pk: each.submission for each in rounds}
    field = load_field(list(held.values()))
    lines = []
    for key in keys:
        held[key].submission = with_submissions[key]
        lines.append(_round_line(held[key], field))
    return lines


def _round_line(held: Round, field: Field) -> RoundLine:
    reviews = list(held.reviews.all())
    live = tuple(_review_line(each, field) for each in reviews if each.state in LIVE_REVIEWS)
    gone = tuple(_review_line(each, field) for each in reviews if each.state not in LIVE_REVIEWS)
    lacks = max(0, held.experts_wanted - len(live))
    if not lacks:
        return RoundLine(held, live, gone, 0, 0, ())
    judged = judge(field, field.materials[held.pk])
    to_find = sum(each.may_be_proposed for each in judged)
    reasons = explain_lack(judged, chosen={each.review.expert_id for each in live}) if to_find < lacks else ()
    return RoundLine(held, live, gone, lacks, to_find, reasons)


def _review_line(review: Review, field: Field) -> ReviewLine:
    candidate = field.candidates[review.expert_id]
    return ReviewLine(
        review=review,
        colour=_COLOURS[ReviewState(review.state)],
        term=_term(review),
        load=candidate.open_reviews,
        limit=candidate.limit,
        problem=_problem(review, field) if review.state in LIVE_REVIEWS else "",
    )


def _problem(review: Review, field: Field) -> str:
    """A conflict that has come up, powers that have ended, a date that has passed."""
    candidate, material = field.candidates[review.expert_id], field.materials[review.round_id]
    conflicts = interests_between(material, candidate)
    if conflicts:
        return _("Конфликт интересов: %(what)s.") % {"what": conflicts[0]}
    if review.state == ReviewState.SUBMITTED:
        return ""
    lapsed = powers_on(candidate, field.day)
    if lapsed is not None:
        return _("Эксперт не может работать: %(what)s.") % {"what": lapsed}
    if reminders.is_reply_overdue(review, field.day):
        return _("Не ответил в срок.")
    if reminders.is_review_overdue(review, field.day):
        return _("Срок отзыва прошёл.")
    return ""


def _term(review: Review) -> str:
    if review.state == ReviewState.INVITED and review.reply_until:
        return _("ответ до %(day)s") % {"day": short_date(review.reply_until)}
    if review.state == ReviewState.ACCEPTED and review.due_on:
        return _("отзыв до %(day)s") % {"day": short_date(review.due_on)}
    return review.decline_reason if review.state not in LIVE_REVIEWS else ""
