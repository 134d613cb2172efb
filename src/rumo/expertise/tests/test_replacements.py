"""What the clock does: reminders once each, experts who cannot go on replaced."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import patch

import pytest

from rumo.core import clock
from rumo.core.models import Mail
from rumo.expertise import reminders, tasks
from rumo.expertise.actions import assignment, replacements
from rumo.expertise.enums import ReminderKind, ReviewState, SubmissionState
from rumo.expertise.models import Expert, Review, ReviewReminder, Round, Submission
from rumo.expertise.tests import factories as make
from rumo.expertise.tests.factories_experts import Register, make_register
from tests.cast import Cast

DUE = date(2024, 3, 15)


@pytest.fixture
def register(cast: Cast) -> Register:
    return make_register(cast)


@pytest.mark.parametrize(
    ("state", "day", "kind", "for_day"),
    [
        (ReviewState.INVITED, date(2024, 3, 3), None, None),
        (ReviewState.INVITED, date(2024, 3, 4), ReminderKind.REPLY, date(2024, 3, 4)),
        (ReviewState.ACCEPTED, date(2024, 3, 11), None, None),
        (ReviewState.ACCEPTED, date(2024, 3, 12), ReminderKind.BEFORE, DUE),
        (ReviewState.ACCEPTED, date(2024, 3, 14), ReminderKind.BEFORE, DUE),
        (ReviewState.ACCEPTED, DUE, ReminderKind.DUE, DUE),
        (ReviewState.ACCEPTED, date(2024, 3, 16), ReminderKind.OVERDUE, date(2024, 3, 16)),
        (ReviewState.ACCEPTED, date(2024, 3, 22), ReminderKind.OVERDUE, date(2024, 3, 16)),
        (ReviewState.ACCEPTED, date(2024, 3, 23), ReminderKind.OVERDUE, date(2024, 3, 23)),
        (ReviewState.SUBMITTED, DUE, None, None),
        (ReviewState.PROPOSED, DUE, None, None),
    ],
)
def test_what_is_reminded_of_and_when(
    state: ReviewState, day: date, kind: ReminderKind | None, for_day: date | None
) -> None:
    review = Review(state=state, reply_until=date(2024, 3, 4), due_on=DUE)
    found = reminders.reminder_due(review, day)
    assert (found.kind, found.for_day) == (kind, for_day) if found else kind is None


@pytest.mark.parametrize(("late", "too_long"), [(0, False), (14, False), (15, True)])
def test_a_late_review_is_waited_for_two_weeks(late: int, too_long: bool) -> None:
    review = Review(state=ReviewState.ACCEPTED, due_on=DUE)
    assert reminders.has_waited_too_long(review, DUE + timedelta(days=late)) is too_long


def test_reminders_go_out_once(register: Register) -> None:
    held = register.round()
    make.make_review(held, register.experts[0], due_on=clock.today())
    make.make_review(held, register.experts[1], due_on=clock.today() + timedelta(days=2))
    assert tasks.remind_experts.func() == 2
    assert tasks.remind_experts.func() == 0
    assert ReviewReminder.objects.count() == 2
    letter = Mail.objects.get(subject__startswith="Сегодня срок")
    assert letter.to == register.experts[0].person.email


def test_who_has_no_address_is_no_failure(register: Register) -> None:
    review = make.make_review(register.round(), register.experts[0], due_on=clock.today())
    person = review.expert.person
    person.email, person.user = "", None
    person.save()
    assert tasks.remind_experts.func() == 0


def test_a_withdrawn_material_is_reminded_of_no_more(register: Register) -> None:
    held = register.round()
    make.make_review(held, register.experts[0], due_on=clock.today())
    Submission.objects.filter(pk=held.submission_id).update(state=SubmissionState.WITHDRAWN)
    assert tasks.remind_experts.func() == 0


def _replaced(held: Round, review: Review, reason: str) -> None:
    """The review is off with the reason, another is proposed, expert and officers were told, and again does nothing."""
    assert tasks.replace_experts.func() == 1
    review.refresh_from_db()
    assert review.state == ReviewState.REMOVED
    assert reason in review.decline_reason
    other = held.reviews.get(state=ReviewState.PROPOSED)
    assert other.expert != review.expert
    to_officers = Mail.objects.filter(subject__startswith="Нужна замена эксперта")
    assert to_officers.count() == 1
    assert reason in to_officers[0].body
    assert str(other.expert) in to_officers[0].body
    assert tasks.replace_experts.func() == 0
    assert to_officers.count() == 1


def test_no_answer_in_time(register: Register) -> None:
    held = register.round(experts_wanted=1)
    yesterday = clock.today() - timedelta(days=1)
    review = make.make_review(held, register.experts[0], state=ReviewState.INVITED, reply_until=yesterday)
    _replaced(held, review, "не ответил до")
    assert Mail.objects.filter(to=review.expert.person.email, subject__startswith="Отзыв больше не нужен").exists()


def test_a_review_too_late(register: Register) -> None:
    held = register.round(experts_wanted=1)
    review = make.make_review(held, register.experts[0], due_on=clock.today() - timedelta(days=15))
    _replaced(held, review, "не сдал отзыв до")


def test_an_expert_whose_powers_ended_with_an_open_review(register: Register) -> None:
    held = register.round(experts_wanted=1)
    review = make.make_review(held, register.experts[0])
    Expert.objects.filter(pk=review.expert_id).update(valid_to=clock.today() - timedelta(days=1))
    _replaced(held, review, "полномочия закончились")


def test_an_expert_who_became_a_co_author(register: Register) -> None:
    held = register.round(experts_wanted=1)
    review = make.make_review(held, register.experts[0])
    make.make_author(held.submission, review.expert.person)
    _replaced(held, review, "соавтор материала")


def test_a_submitted_review_stays_whatever_comes(register: Register) -> None:
    held = register.round(experts_wanted=1)
    review = make.make_review(held, register.experts[0], state=ReviewState.SUBMITTED)
    make.make_author(held.submission, review.expert.person)
    assert tasks.replace_experts.func() == 0
    review.refresh_from_db()
    assert review.state == ReviewState.SUBMITTED


def test_a_decline_is_filled_and_told_once(register: Register) -> None:
    held = register.round(experts_wanted=1)
    make.make_review(held, register.experts[0], state=ReviewState.DECLINED, decline_reason="нет времени")
    assert tasks.replace_experts.func() == 1
    assert held.reviews.filter(state=ReviewState.PROPOSED).count() == 1
    assert "нет времени" in Mail.objects.get().body
    assert tasks.replace_experts.func() == 0


def test_a_round_nobody_was_asked_in_is_left_to_the_officer(register: Register) -> None:
    held = register.round(experts_wanted=1)
    review = make.make_review(held, register.experts[0], state=ReviewState.PROPOSED)
    assignment.remove_reviewer(review, actor=register.secretary)
    register.round()
    assert tasks.replace_experts.func() == 0


def test_one_who_answers_at_that_very_moment_stays(register: Register) -> None:
    held = register.round(experts_wanted=1)
    yesterday = clock.today() - timedelta(days=1)
    review = make.make_review(held, register.experts[0], state=ReviewState.INVITED, reply_until=yesterday)
    why_lost = replacements._why_lost

    def meanwhile(reviews: list[Review]) -> object:
        found = why_lost(reviews)
        Review.objects.filter(pk=review.pk).update(state=ReviewState.ACCEPTED)
        return found

    with patch.object(replacements, "_why_lost", meanwhile):
        assert replacements.replace_lost() == 0
    review.refresh_from_db()
    assert review.state == ReviewState.ACCEPTED
    assert not Mail.objects.exists()
