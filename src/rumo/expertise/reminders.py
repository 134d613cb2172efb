"""What an expert is to be reminded of, and what has waited too long. Rules only: `tasks` asks them by the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rumo.expertise.enums import ReminderKind, ReviewState
from rumo.expertise.models import Review

# A review is reminded of so many days ahead, then on the day, then each week after it.
AHEAD = 3
EVERY = 7
# An expert who is late by more is replaced.
GRACE = 14


@dataclass(frozen=True, slots=True)
class DueReminder:
    """`for_day` with the kind is what a reminder is sent once for."""

    kind: ReminderKind
    for_day: date


def reminder_due(review: Review, day: date) -> DueReminder | None:
    """What to remind of on `day`. A clock that stood still for a while sends the latest only."""
    if review.state == ReviewState.INVITED and review.reply_until is not None:
        # The last day to answer; one who has not is replaced on the next.
        return DueReminder(ReminderKind.REPLY, review.reply_until) if day == review.reply_until else None
    if review.state != ReviewState.ACCEPTED or review.due_on is None:
        return None
    late = (day - review.due_on).days
    if late > 0:
        return DueReminder(ReminderKind.OVERDUE, review.due_on + timedelta(days=(late - 1) // EVERY * EVERY + 1))
    if late == 0:
        return DueReminder(ReminderKind.DUE, review.due_on)
    return DueReminder(ReminderKind.BEFORE, review.due_on) if -late <= AHEAD else None


def is_reply_overdue(review: Review, day: date) -> bool:
    return review.state == ReviewState.INVITED and review.reply_until is not None and review.reply_until < day


def is_review_overdue(review: Review, day: date) -> bool:
    return review.state == ReviewState.ACCEPTED and review.due_on is not None and review.due_on < day


def has_waited_too_long(review: Review, day: date) -> bool:
    """Nobody answered in time, or the review is late beyond the grace: somebody else is to be asked."""
    if is_reply_overdue(review, day):
        return True
    return review.due_on is not None and is_review_overdue(review, day) and (day - review.due_on).days > GRACE
