"""Materials of past months brought in by the hundred, row by row as the actions would have left them.

The actions would write a letter, a file and a handful of queries for each: minutes for what has ended long ago. What
follows a decision (an endorsement, a card of the bank) is left to the actions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from rumo.core import audit, clock, counters, files
from rumo.core.models import StoredFile
from rumo.demo.data.shapes.expertise import PastCampaign, PastDecision, PastMaterial
from rumo.demo.load.accounts import account_of
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import Campaigns, Subjects, moment
from rumo.demo.load.word_files import one_page
from rumo.expertise.actions import endorsements, practice_drafts, practices
from rumo.expertise.completeness import contents
from rumo.expertise.enums import Blindness, Outcome, Recommendation, ReviewState, SubmissionState
from rumo.expertise.models import (
    Author,
    Campaign,
    Decision,
    Expert,
    Review,
    Round,
    Submission,
    SubmissionFile,
    SubmissionVersion,
    TechnicalCheck,
)
from rumo.expertise.scoring import percent_of
from rumo.expertise.track_config import TrackConfig
from rumo.meetings.models import Resolution

# Days from the day a material came to the end of the check, to the invitations and to the last review.
CHECKED_AFTER, INVITED_AFTER, REVIEWED_AFTER = 4, 6, 20
NOT_PASSED = frozenset({SubmissionState.SUBMITTED, SubmissionState.RETURNED, SubmissionState.WITHDRAWN})
# Scores of a material that was recommended and of one that was not, by turns.
HIGH, LOW = (5, 4, 5, 5, 4), (3, 2, 3, 4, 2)
PRAISE = ("Материал готов к использованию.", "Материал полезен, приложения подобраны удачно.")
ADVICE = ("Нужно доработать критерии оценивания.", "Описание результатов неполно, источники указаны не все.")


@dataclass(frozen=True, slots=True)
class Row:
    """A material of the data and the rows made of it."""

    data: PastMaterial
    submission: Submission
    version: SubmissionVersion


def load_past(
    world: World, past: PastCampaign, campaigns: Campaigns, subjects: Subjects, experts: dict[str, Expert]
) -> list[Row]:
    """Everything of one campaign, in a constant number of statements but for authors' accounts and consequences."""
    campaign = campaigns[past.campaign]
    config = campaign.config
    rows = _hand_in(world, past, campaign, subjects)
    _attach(rows, config, _stored(world, past))
    _check(world, past, rows, config)
    rounds = _review(past, rows, config, [experts[key] for key in past.reviewers])
    _decide(world, past, rows, rounds)
    return rows


def _hand_in(world: World, past: PastCampaign, campaign: Campaign, subjects: Subjects) -> list[Row]:
    made = Submission.objects.bulk_create(
        Submission(
            campaign=campaign,
            number=number,
            title=one.title,
            annotation=one.annotation,
            material_kind=one.sort,
            subject=subjects[one.subject] if one.subject else None,
            level=one.level.value if one.level else "",
            organization=world.organizations[_someone_at(world, one.author)],
            state=one.state,
            submitted_by=account_of(world, one.author),
            submitted_at=moment(one.submitted, 9 + number % 9, number * 7 % 60),
            created_at=moment(one.submitted, 9),
            rework_until=_rework_until(one, campaign.config),
        )
        for number, one in enumerate(past.materials, start=1)
    )
    counters.note_used(f"expertise campaign {campaign.pk}", len(made))
    Author.objects.bulk_create(
        _author(world, submission, one) for submission, one in zip(made, past.materials, strict=True)
    )
    versions = SubmissionVersion.objects.bulk_create(
        SubmissionVersion(submission=each, submitted_at=each.submitted_at, contents=contents(each)) for each in made
    )
    officer = account_of(world, past.officer)
    for each, one in zip(made, past.materials, strict=True):
        with clock.standing_at(one.submitted):
            audit.record(officer, "submit", each, "Материал внесён из журнала экспертизы")
    return [Row(*each) for each in zip(past.materials, made, versions, strict=True)]


def _someone_at(world: World, key: str) -> str:
    return next(one.at for one in world.data.people if one.key == key)


def _author(world: World, submission: Submission, one: PastMaterial) -> Author:
    person = world.people[one.author]
    return Author(
        submission=submission,
        person=person,
        name=person.full_name.full,
        post=next(each.post for each in world.data.people if each.key == one.author),
        organization=submission.organization,
        may_be_published=submission.number is not None and submission.number % 4 != 0,
    )


def _rework_until(one: PastMaterial, config: TrackConfig) -> dt.date | None:
    if one.state == SubmissionState.RETURNED:
        return one.submitted + dt.timedelta(days=CHECKED_AFTER + config.return_days)
    if one.state == SubmissionState.REWORK and one.decision:
        return one.decision.on + dt.timedelta(days=config.rework_days)
    return None


def _stored(world: World, past: PastCampaign) -> StoredFile:
    """One page serves all materials of the past: nobody reads them again."""
    content = one_page("Материал из архива экспертизы", "Текст хранится в объединении на бумаге.")
    return files.store_bytes(content, "Материал.docx", files.DOCX, actor=account_of(world, past.officer))


def _attach(rows: Iterable[Row], config: TrackConfig, stored: StoredFile) -> None:
    is_blind = config.blindness == Blindness.DOUBLE
    SubmissionFile.objects.bulk_create(
        SubmissionFile(
            version=row.version,
            key=wanted.key,
            stored=stored,
            anonymous=stored if is_blind else None,
            traces=[] if is_blind else None,
        )
        for row in rows
        for wanted in config.files
        if wanted.is_required
    )


def _check(world: World, past: PastCampaign, rows: Iterable[Row], config: TrackConfig) -> None:
    officer = account_of(world, past.officer)
    TechnicalCheck.objects.bulk_create(
        TechnicalCheck(
            version_checked=row.version,
            marks={
                item.key: {"ok": not row.data.remark or place > 0, "remark": "" if place else row.data.remark}
                for place, item in enumerate(config.checklist)
            },
            passed=row.data.state not in NOT_PASSED,
            finished_at=moment(row.data.submitted + dt.timedelta(days=CHECKED_AFTER), 16),
            checked_by=officer,
        )
        for row in rows
        if row.data.state not in {SubmissionState.SUBMITTED, SubmissionState.WITHDRAWN}
    )


# --- reviews ---


def _review(past: PastCampaign, rows: Sequence[Row], config: TrackConfig, experts: list[Expert]) -> dict[int, Round]:
    """Rounds by the key of their material. Experts take turns, so everybody reads as many as the others."""
    if not experts:
        return {}
    read = [row for row in rows if row.data.state not in {*NOT_PASSED, SubmissionState.CHECKED}]
    rounds = Round.objects.bulk_create(
        Round(
            submission=row.submission,
            material=row.version,
            config_data=row.submission.campaign.config_data,
            experts_wanted=past.each,
            opened_at=moment(row.data.submitted + dt.timedelta(days=CHECKED_AFTER), 17),
            closed_at=_closed_at(row.data),
        )
        for row in read
    )
    turns = cycle(experts)
    Review.objects.bulk_create(
        review
        for row, held in zip(read, rounds, strict=True)
        for review in _reviews_of(row, held, config, tuple(islice(turns, past.each)))
    )
    return {held.submission_id: held for held in rounds}


def _closed_at(one: PastMaterial) -> dt.datetime | None:
    if one.decision is None:
        return None
    return moment(min(one.decision.on, one.submitted + dt.timedelta(days=REVIEWED_AFTER + 2)), 12)


def _reviews_of(row: Row, held: Round, config: TrackConfig, experts: Sequence[Expert]) -> Iterator[Review]:
    """All handed in; of a material still in review the last expert is silent, the one before writes."""
    in_work = row.data.state == SubmissionState.IN_REVIEW
    for place, expert in enumerate(experts):
        left = len(experts) - place if in_work else 0
        state = {1: ReviewState.INVITED, 2: ReviewState.ACCEPTED}.get(left, ReviewState.SUBMITTED)
        yield _one_review(row, held, config, expert, place, state)


def _one_review(row: Row, held: Round, config: TrackConfig, expert: Expert, place: int, state: ReviewState) -> Review:
    asked = row.data.submitted + dt.timedelta(days=INVITED_AFTER)
    review = Review(
        round=held,
        expert=expert,
        state=state,
        reasons="назначен по очереди",
        invited_at=moment(asked, 10),
        reply_until=asked + dt.timedelta(days=config.reply_days),
        due_on=asked + dt.timedelta(days=config.review_days),
    )
    if state != ReviewState.INVITED:
        review.replied_at = moment(asked + dt.timedelta(days=1), 11)
    if state == ReviewState.SUBMITTED:
        _fill(review, row, config, place)
    return review


def _fill(review: Review, row: Row, config: TrackConfig, place: int) -> None:
    is_good = row.data.decision is None or row.data.decision.outcome not in {Outcome.REWORK, Outcome.REJECTED}
    scale = HIGH if is_good else LOW
    start = place + (row.submission.number or 0)
    review.scores = {
        each.key: min(each.top, scale[(start + number) % len(scale)]) for number, each in enumerate(config.criteria)
    }
    review.percent = percent_of(config, review.scores)
    review.recommendation = Recommendation.ACCEPT if is_good else Recommendation.REWORK
    review.text = (PRAISE if is_good else ADVICE)[place % 2]
    late = 3 if start % 11 == 0 else -place
    review.submitted_at = moment(row.data.submitted + dt.timedelta(days=REVIEWED_AFTER + late), 15, place)


# --- decisions ---


def _decide(world: World, past: PastCampaign, rows: Iterable[Row], rounds: dict[int, Round]) -> None:
    decided = [(row, row.data.decision) for row in rows if row.data.decision is not None]
    decisions = Decision.objects.bulk_create(
        Decision(
            submission=row.submission,
            round=rounds.get(row.submission.pk),
            outcome=said.outcome,
            decided_on=said.on,
            created_at=moment(said.on, 17),
            resolution=_resolution(world, said),
            ground=said.ground,
        )
        for row, said in decided
    )
    for decision in decisions:
        with clock.standing_at(decision.decided_on):
            _follow(world, decision, past)


def _resolution(world: World, said: PastDecision) -> Resolution | None:
    if not said.question:
        return None
    return Resolution.objects.get(
        item__meeting__association=world.rumo, item__meeting__date=said.on, item__position=said.question
    )


def _follow(world: World, decision: Decision, past: PastCampaign) -> None:
    """The stamp, or the card of the bank looked through and published."""
    audit.record(
        account_of(world, past.officer),
        "record_decision",
        decision.submission,
        f"Решение: {decision.get_outcome_display()}",
    )
    if decision.outcome == Outcome.ENDORSED:
        endorsements.issue_endorsement(decision, actor=world.admin)
    elif decision.outcome == Outcome.RECOMMENDED:
        officer = account_of(world, past.officer)
        practice = practice_drafts.draft_practice(decision, actor=officer)
        if practice is not None:
            practices.publish_practice(practice, actor=world.admin)
