"""What the clock does with reviews: reminds, takes off those who cannot or do not answer, proposes others.

Officers are told of each change and send the invitations themselves; running again changes and sends nothing twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from rumo.core import audit, clock
from rumo.core.errors import Conflict
from rumo.core.transitions import advance
from rumo.expertise import assignment_letters as letters
from rumo.expertise import reminders
from rumo.expertise.actions import assignment
from rumo.expertise.conflicts import interests_between, powers_on
from rumo.expertise.enums import LIVE_REVIEWS, OPEN_REVIEWS, ReviewState, SubmissionState
from rumo.expertise.matching.loading import load_field
from rumo.expertise.models import Expert, Review, ReviewReminder, Round
from rumo.expertise.reminders import DueReminder
from rumo.expertise.transitions import REVIEW
from rumo.russian.dates import short_date


@transaction.atomic
def remind(review: Review, due: DueReminder) -> bool:
    """Send one reminder; False when it had gone out before or there is no address."""
    _sent, is_new = ReviewReminder.objects.get_or_create(
        review=review, kind=due.kind, for_day=due.for_day, defaults={"sent_at": clock.now()}
    )
    return is_new and letters.remind(review, due.kind)


def replace_lost() -> int:
    """Take off every expert who cannot go on and propose others; returns how many were taken off."""
    reasons = _why_lost(list(_open_reviews()))
    by_round: dict[int, list[tuple[Review, str]]] = defaultdict(list)
    for review, reason in reasons:
        by_round[review.round_id].append((review, reason))
    return sum(_replace(group) for group in by_round.values())


def refill_rounds() -> int:
    """Propose for rounds that lost an expert who had been asked; returns how many were proposed."""
    lost = Q(reviews__state=ReviewState.DECLINED) | Q(
        reviews__state=ReviewState.REMOVED, reviews__invited_at__isnull=False
    )
    short = (
        Round.objects.filter(closed_at__isnull=True, submission__state=SubmissionState.IN_REVIEW)
        .annotate(live=Count("reviews", filter=Q(reviews__state__in=LIVE_REVIEWS)), lost=Count("reviews", filter=lost))
        .filter(lost__gt=0, live__lt=F("experts_wanted"))
        .select_related("submission__campaign__track__association")
        .order_by("pk")
    )
    return sum(refill_round(held) for held in short)


def refill_round(held: Round) -> int:
    """Propose for one round that lost an expert and tell those who lead; returns how many were proposed."""
    try:
        with transaction.atomic():
            proposal = assignment.propose_for_system([held])
            if proposal.reviews:
                declined = list(held.reviews.filter(state=ReviewState.DECLINED).select_related("expert__person"))
                letters.tell_replaced(held, declined, proposal.reviews, proposal.shortages)
    except Conflict:  # an officer is at this very round; the next turn of the clock sees what is left to do
        return 0
    return len(proposal.reviews)


def _open_reviews() -> Iterable[Review]:
    return (
        Review.objects.filter(state__in=OPEN_REVIEWS, round__closed_at__isnull=True)
        .filter(round__submission__state=SubmissionState.IN_REVIEW)
        .select_related("round__submission__campaign__track__association", "expert__person__user")
        .order_by("pk")
    )


def _why_lost(reviews: Sequence[Review]) -> list[tuple[Review, str]]:
    """Reviews that cannot go on, with the reason in Russian."""
    if not reviews:
        return []
    experts = Expert.objects.filter(pk__in={each.expert_id for each in reviews})
    field = load_field({each.round_id: each.round for each in reviews}.values(), experts)
    found: list[tuple[Review, str]] = []
    for review in reviews:
        candidate, material = field.candidates[review.expert_id], field.materials[review.round_id]
        conflict = powers_on(candidate, field.day) or next(iter(interests_between(material, candidate)), None)
        if conflict is not None:
            found.append((review, str(conflict)))
        elif reminders.is_reply_overdue(review, field.day) and review.reply_until is not None:
            found.append((review, _("не ответил до %(day)s") % {"day": short_date(review.reply_until)}))
        elif reminders.has_waited_too_long(review, field.day) and review.due_on is not None:
            found.append((review, _("не сдал отзыв до %(day)s") % {"day": short_date(review.due_on)}))
    return found


def _replace(lost: Sequence[tuple[Review, str]]) -> int:
    """One round in one transaction: off with the lost, others proposed, everybody told."""
    held = lost[0][0].round
    try:
        with transaction.atomic():
            for review, reason in lost:
                _take_off(review, reason)
            proposal = assignment.propose_for_system([held])
            letters.tell_replaced(held, [review for review, _reason in lost], proposal.reviews, proposal.shortages)
    except Conflict:  # somebody has just answered or an officer is at this round: the next turn looks again
        return 0
    return len(lost)


def _take_off(review: Review, reason: str) -> None:
    was_told = review.state != ReviewState.PROPOSED
    advance(REVIEW["remove"], review, decline_reason=reason[:500])
    summary = _("Снят эксперт: %(expert)s. %(why)s") % {"expert": review.expert, "why": reason}
    audit.record(audit.SYSTEM, "replace_lost", review.round, summary)
    if was_told:
        letters.tell_removed(review)
