"""Materials that go their way step by step, each step by its own action on its own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.shapes.expertise import Answer, DemoMaterial, DemoReview, Step
from rumo.demo.load.accounts import account_of
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import Campaigns, Subjects
from rumo.demo.load.word_files import one_page
from rumo.expertise.actions import (
    anonymity,
    appeals,
    assignment,
    conclusions,
    council,
    decisions,
    divergence,
    practices,
    reviews,
    submissions,
    technical,
    uploads,
)
from rumo.expertise.actions.authors import AuthorData, set_authors
from rumo.expertise.actions.rounds import open_round
from rumo.expertise.actions.submissions import SubmissionData
from rumo.expertise.enums import Blindness, Outcome
from rumo.expertise.models import Decision, Expert, Practice, Review, Round, Submission
from rumo.expertise.review_rules import ReviewData
from rumo.meetings.models import Resolution

# Days from handing in to each step; decisions are recorded when the minutes have been signed.
CHECKED, INVITED, ANSWERED, REVIEWED, CONCLUDED = 2, 3, 4, 12, 15
SIGNED_AFTER = 6
MANUSCRIPT = one_page(
    "Рукопись", "Введение объясняет, кому и зачем нужен материал.", "Дальше следуют задания с ответами и источники."
)


def load_materials(
    world: World,
    materials: Iterable[DemoMaterial],
    campaigns: Campaigns,
    subjects: Subjects,
    experts: dict[str, Expert],
    *,
    officer: User,
    decided_on: dt.date,
) -> dict[str, Submission]:
    """By their titles. `decided_on` is the day of the meeting that decided."""
    made = {}
    for data in materials:
        submission = made[data.title] = _write(world, data, campaigns, subjects)
        if data.step >= Step.SUBMITTED:
            _on(data, 0, submissions.submit, submission, actor=submission.submitted_by)
        if data.step >= Step.RETURNED:
            with clock.standing_at(_day(data, CHECKED)):
                _check(submission, data, officer)
        if data.step >= Step.IN_REVIEW:
            _review(submission, data, experts, officer)
        if data.step >= Step.CONCLUDED:
            with clock.standing_at(_day(data, CONCLUDED)):
                held = submission.rounds.get()
                conclusions.draft_conclusion(held, actor=officer)
                conclusions.sign_conclusion(held, actor=officer)
        submission.refresh_from_db()
        if data.step == Step.DECIDED:
            with clock.standing_at(decided_on + dt.timedelta(days=SIGNED_AFTER)):
                _decide(world, submission, data, decided_on, officer)
    return made


def _day(data: DemoMaterial, after: int) -> dt.date:
    return data.submitted + dt.timedelta(days=after)


def _on(data: DemoMaterial, after: int, act: Any, *args: Any, **named: Any) -> None:
    with clock.standing_at(_day(data, after)):
        act(*args, **named)


def _write(world: World, data: DemoMaterial, campaigns: Campaigns, subjects: Subjects) -> Submission:
    people = [world.people[key] for key in data.authors]
    author = account_of(world, data.authors[0])
    campaign = campaigns[data.campaign]
    with clock.standing_at(data.submitted):
        submission = submissions.start_submission(campaign=campaign, title=data.title, actor=author)
        set_authors(submission, authors=[AuthorData(one, may_be_published=True) for one in people], actor=author)
        first = submission.authors.select_related("organization").first()
        written = SubmissionData(
            title=data.title,
            annotation=data.annotation,
            material_kind=data.sort,
            subject=subjects[data.subject],
            level=data.level.value,
            organization=first.organization if first else None,
            answers=data.answers,
        )
        submission.refresh_from_db()
        submissions.edit_submission(submission, data=written, version=submission.version, actor=author)
        for wanted in campaign.config.files:
            if wanted.is_required and data.step > Step.DRAFT:
                upload = SimpleUploadedFile(f"{wanted.label}.docx", MANUSCRIPT)
                uploads.attach_file(submission, key=wanted.key, upload=upload, actor=author)
    return submission


def _check(submission: Submission, data: DemoMaterial, officer: User) -> None:
    config = submission.campaign.config
    if config.blindness == Blindness.DOUBLE:
        # What the background work does in its minute, so that the next step need not wait for it.
        anonymity.examine_version(submission.versions.get())
    marks = {
        item.key: {"ok": item.key not in data.remarks, "remark": data.remarks.get(item.key, "")}
        for item in config.checklist
    }
    technical.finish_check(submission, marks=marks, passed=not data.remarks, actor=officer)


# --- reviews ---


def _review(submission: Submission, data: DemoMaterial, experts: dict[str, Expert], officer: User) -> None:
    with clock.standing_at(_day(data, INVITED)):
        held = open_round(submission, actor=officer)
        asked = [assignment.add_reviewer(held, expert=experts[each.expert], actor=officer) for each in data.reviews]
        assignment.send_invitations(asked, actor=officer)
    for review, described in zip(asked, data.reviews, strict=True):
        _answer(review, described, data)
    with clock.standing_at(min(_day(data, REVIEWED), clock.today())):
        # Asked at once, as the background work would be: diverged scores call one more expert.
        divergence.call_where_diverged(held.pk)


def _answer(review: Review, described: DemoReview, data: DemoMaterial) -> None:
    user = review.expert.person.user
    if user is None or described.answer == Answer.SILENT:
        return
    with clock.standing_at(_day(data, ANSWERED)):
        if described.answer == Answer.DECLINED:
            reviews.decline_review(review, reason=described.said, actor=user)
            return
        reviews.accept_review(review, actor=user)
    if described.answer == Answer.SUBMITTED:
        with clock.standing_at(_day(data, REVIEWED)):
            _hand_in(review, described, user)


def _hand_in(review: Review, described: DemoReview, user: User) -> None:
    keys = [each.key for each in review.round.config.criteria]
    written = ReviewData(
        scores=dict(zip(keys, described.scores, strict=True)),
        text=described.said,
        private_note=described.note,
        recommendation=described.recommendation.value,
    )
    review.refresh_from_db()
    reviews.save_review(review, data=written, version=review.version, actor=user)
    reviews.submit_review(review, actor=user)


# --- the council ---


def _decide(world: World, submission: Submission, data: DemoMaterial, day: dt.date, officer: User) -> None:
    if data.outcome is None:
        return
    resolution = Resolution.objects.get(
        item__meeting__association=world.rumo,
        item__meeting__date=day,
        item__position=data.question,
        text__contains=data.title,
    )
    decisions.record_decision(submission, outcome=data.outcome.value, resolution=resolution, actor=officer)
    if data.outcome == Outcome.RECOMMENDED:
        practices.publish_practice(Practice.objects.get(decision__submission=submission), actor=officer)


def put_before_council(world: World, rounds: list[Round], *, day: dt.date, called: dt.date, officer: User) -> None:
    """A meeting on `day`, called on the day `called`, with these materials on its agenda."""
    with clock.standing_at(called):
        council.put_on_new_meeting(rounds, association=world.rumo, day=day, actor=officer)


def appeal(submission: Submission, *, day: dt.date, text: str) -> None:
    with clock.standing_at(day):
        decision = Decision.objects.get(submission=submission)
        appeals.file_appeal(decision, text=text, actor=submission.submitted_by)
