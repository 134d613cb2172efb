"""Years of expertise: materials handed in, checked and reviewed, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from django.utils.timezone import localdate, make_aware

from rumo.core import clock, counters
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.practices import endorse, publish
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.directory.enums import EducationLevel
from rumo.expertise.enums import (
    Outcome,
    Recommendation,
    ReviewState,
    SubmissionState,
    TrackKind,
)
from rumo.expertise.models import (
    Author,
    Campaign,
    Decision,
    Expert,
    ExpertCompetence,
    Review,
    Round,
    Submission,
    SubmissionVersion,
    TechnicalCheck,
    Track,
)
from rumo.expertise.presets import TITLES, preset

TEXT = "Материал показывает, как применить предмет на местных источниках. Задания идут от простых к сложным."
KINDS = (TrackKind.ENDORSEMENT, TrackKind.BANK, TrackKind.CPD)
LEVELS = (EducationLevel.PRIMARY, EducationLevel.BASIC, EducationLevel.SECONDARY)
# Over and over: three of five are taken, one of twenty fails the technical check.
TAKEN = {
    TrackKind.ENDORSEMENT: Outcome.ENDORSED,
    TrackKind.BANK: Outcome.RECOMMENDED,
    TrackKind.CPD: Outcome.RECOMMENDED,
}
OUTCOMES = (None, Outcome.REWORK, None, None, Outcome.REJECTED)
RETURNED_EACH, REVIEWS, EXPERTS = 20, 2, 150
UNDER_WAY = timedelta(days=60)


def make_expertise(ground: Ground, scale: Scale) -> int:
    """Of each year and kind equally many materials; those of the last two months are still under way."""
    campaigns, experts = _campaigns(ground), _experts(ground)
    submissions = Submission.objects.bulk_create(
        (row for n in range(scale.submissions) if (row := _submission(ground, campaigns, n)) is not None),
        batch_size=BATCH,
    )
    authors = Author.objects.bulk_create(
        (_author(ground, one, n) for n, one in enumerate(submissions)), batch_size=BATCH
    )
    rounds = _rounds(submissions)
    write(Review.objects, (row for n, held in enumerate(rounds) for row in _reviews(held, experts, n)))
    decisions = Decision.objects.bulk_create(
        (_decision(held, n) for n, held in enumerate(rounds) if held.submission.state == SubmissionState.DECIDED),
        batch_size=BATCH,
    )
    names = {author.submission_id: author for author in authors}
    endorse(ground, [one for one in decisions if one.outcome == Outcome.ENDORSED], names)
    publish(ground, [one for one in decisions if one.outcome == Outcome.RECOMMENDED], names)
    for campaign in campaigns:
        last = max((one.number or 0 for one in submissions if one.campaign_id == campaign.pk), default=0)
        counters.note_used(f"expertise campaign {campaign.pk}", last)
    return len(submissions)


def _campaigns(ground: Ground) -> list[Campaign]:
    """By year, within it by kind."""
    tracks = [
        Track.objects.create(association=ground.rumo, kind=kind, title=TITLES[kind], config_data=preset(kind).to_json())
        for kind in KINDS
    ]
    return [
        Campaign.objects.create(
            track=track,
            title=f"Приём {year} года",
            opens_at=_noon(date(year, 1, 15)),
            closes_at=_noon(date(year, 12, 15)),
            is_published=True,
            config_data=track.config_data,
        )
        for year in ground.years
        for track in tracks
    ]


def _experts(ground: Ground) -> list[Expert]:
    experts = Expert.objects.bulk_create(
        Expert(association=ground.rumo, person=person, valid_from=date(ground.years[0], 1, 9), ground="приказ № 1_ОД")
        for person in ground.people[-EXPERTS:]
    )
    ExpertCompetence.objects.bulk_create(
        ExpertCompetence(
            expert=expert, subject=ground.subjects[n % len(ground.subjects)], level=LEVELS[n % len(LEVELS)]
        )
        for n, expert in enumerate(experts)
    )
    return experts


def _submission(ground: Ground, campaigns: Sequence[Campaign], n: int) -> Submission | None:
    """None for what would be handed in after today."""
    campaign = campaigns[n % len(campaigns)]
    place = n // len(campaigns)
    handed_in = campaign.opens_at + timedelta(days=place * 7 % 330)
    if handed_in > clock.now():
        return None
    state = SubmissionState.IN_REVIEW if handed_in > clock.now() - UNDER_WAY else SubmissionState.DECIDED
    if n % RETURNED_EACH == RETURNED_EACH - 1:
        state = SubmissionState.RETURNED
    return Submission(
        campaign=campaign,
        number=place + 1,
        title=f"Сборник задач на местных источниках, часть {n + 1}",
        annotation=TEXT,
        material_kind="методические рекомендации",
        subject=ground.subjects[n % len(ground.subjects)],
        level=LEVELS[n % len(LEVELS)],
        organization=ground.place_of(n),
        answers={"audience": "учителям"},
        state=state,
        submitted_by=ground.admin,
        submitted_at=handed_in,
        created_at=handed_in,
    )


def _author(ground: Ground, submission: Submission, n: int) -> Author:
    person = ground.people[n % len(ground.people)]
    return Author(
        submission=submission,
        person=person,
        name=person.full_name.full,
        post="учитель",
        organization=submission.organization,
        may_be_published=n % 2 == 0,
    )


def _rounds(submissions: Sequence[Submission]) -> list[Round]:
    """Of those that passed the technical check."""
    versions = SubmissionVersion.objects.bulk_create(
        (
            SubmissionVersion(
                submission=one,
                submitted_at=one.submitted_at,
                contents=[{"key": "audience", "label": "Для кого", "text": "учителям"}],
            )
            for one in submissions
        ),
        batch_size=BATCH,
    )
    write(
        TechnicalCheck.objects,
        (
            TechnicalCheck(
                version_checked=version,
                passed=version.submission.state != SubmissionState.RETURNED,
                finished_at=version.submitted_at,
            )
            for version in versions
        ),
    )
    return Round.objects.bulk_create(
        (
            Round(
                submission=version.submission,
                material=version,
                config_data=version.submission.campaign.config_data,
                experts_wanted=REVIEWS,
                opened_at=version.submission.submitted_at or clock.now(),
            )
            for version in versions
            if version.submission.state != SubmissionState.RETURNED
        ),
        batch_size=BATCH,
    )


def _reviews(held: Round, experts: Sequence[Expert], n: int) -> Iterator[Review]:
    """All received where there is a decision; else the experts are at work."""
    decided = held.submission.state == SubmissionState.DECIDED
    criteria = [criterion["key"] for criterion in held.config_data["criteria"]]
    for place in range(min(REVIEWS, len(experts))):
        yield Review(
            round=held,
            expert=experts[(n * REVIEWS + place) % len(experts)],
            state=ReviewState.SUBMITTED if decided else ReviewState.ACCEPTED,
            reasons="предмет и уровень совпадают",
            invited_at=held.opened_at,
            replied_at=held.opened_at,
            due_on=localdate(held.opened_at) + timedelta(days=14),
            scores={key: 1 + (n + step) % 5 for step, key in enumerate(criteria)} if decided else {},
            text=TEXT if decided else "",
            recommendation=Recommendation.ACCEPT if decided else "",
            percent=40 + n % 60 if decided else None,
            submitted_at=held.opened_at + timedelta(days=10) if decided else None,
        )


def _decision(held: Round, n: int) -> Decision:
    kind = TrackKind(held.submission.campaign.track.kind)
    return Decision(
        submission=held.submission,
        round=held,
        outcome=OUTCOMES[n % len(OUTCOMES)] or TAKEN[kind],
        decided_on=localdate(held.opened_at) + timedelta(days=50),
        ground="протокол № 2, п. 3",
        text=TEXT,
    )


def _noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))
