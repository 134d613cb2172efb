"""An expertise of any size, in bulk: two tracks this year and last year, materials, rounds, reviews, what was decided.

Rows are written as the actions leave them; thousands of reviews through the actions would take minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from benchmarks.expertise_people import LEVELS, MATERIALS_OF_AN_AUTHOR, People, make_people
from benchmarks.world import World
from rumo.core.models import AuditEntry
from rumo.expertise.enums import PreviewState, Recommendation, ReviewState, SubmissionState, TrackKind
from rumo.expertise.models import (
    Author,
    Campaign,
    Conclusion,
    FilePreview,
    PreviewPage,
    Review,
    Round,
    Submission,
    SubmissionFile,
    SubmissionVersion,
    TechnicalCheck,
    Track,
)
from rumo.expertise.presets import TITLES, preset

# One review of four is unfinished; so is its material.
DONE_EVERY = 4
TEXT = (
    "Материал решает задачу, которая давно стоит перед учителями края: показать применение предмета на местных "
    "источниках. Задания идут от простых к сложным, есть ответы и указания к проверке. "
)
PAGES_OF_A_FILE = 12
VERBS = (
    ("start_submission", "Черновик начат."),
    ("submit", "Материал подан."),
    ("finish_check", "Техническая экспертиза пройдена."),
    ("open_round", "Круг экспертизы открыт."),
)
YEAR_BACK = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Expertise:
    """`open_review` is one that the expert with an account is writing."""

    world: World
    people: People
    campaigns: list[Campaign]
    submissions: list[Submission]
    open_review: Review


def make_expertise(world: World, *, submissions: int, experts: int, reviews: int, password: str | None) -> Expertise:
    """`reviews` in all, equally many of each material."""
    people = make_people(world, submissions=submissions, experts=experts, password=password)
    campaigns = _campaigns(world)
    each = reviews // submissions
    made = _submissions(world, people, campaigns, submissions, each)
    versions = _versions(world, made)
    written = _reviews(people, made, versions, each)
    mine = people.experts[0].pk
    open_review = next(one for one in written if one.expert_id == mine and one.state == ReviewState.ACCEPTED)
    return Expertise(world, people, campaigns, made, open_review)


def _campaigns(world: World) -> list[Campaign]:
    """Of the endorsement and of the bank, this year's first, each with last year's behind it."""
    made = []
    for kind in (TrackKind.ENDORSEMENT, TrackKind.BANK):
        config = preset(kind).to_json()
        track = Track.objects.create(association=world.association, kind=kind, title=TITLES[kind], config_data=config)
        before = None
        for year in (world.day.year - 1, world.day.year):
            before = Campaign.objects.create(
                track=track,
                title=f"Приём {year} года",
                opens_at=moment(date(year, 1, 15)),
                closes_at=moment(date(year, 12, 1)),
                is_published=True,
                config_data=config,
                previous=before,
            )
            made.append(before)
    return made


def _submissions(
    world: World, people: People, campaigns: Sequence[Campaign], count: int, reviews_each: int
) -> list[Submission]:
    """Of each year and track equally many; their state follows from their reviews."""
    made = Submission.objects.bulk_create(
        Submission(
            campaign=campaigns[n % len(campaigns)],
            number=n // len(campaigns) + 1,
            title=f"Сборник задач на местных источниках, часть {n + 1}",
            annotation=TEXT,
            material_kind="методические рекомендации",
            subject=people.subjects[n % len(people.subjects)],
            level=LEVELS[n % len(LEVELS)],
            organization=people.school_of(n // MATERIALS_OF_AN_AUTHOR),
            answers={"audience": "учителям", "novelty": TEXT, "class": "7 класс", "result": TEXT},
            state=_state(n, len(people.experts), reviews_each),
            submitted_by=people.authors[n // MATERIALS_OF_AN_AUTHOR % len(people.authors)].user,
            submitted_at=campaigns[n % len(campaigns)].opens_at + timedelta(hours=n % 2400),
        )
        for n in range(count)
    )
    Author.objects.bulk_create(
        Author(
            submission=one,
            person=(person := people.authors[(n // MATERIALS_OF_AN_AUTHOR + place) % len(people.authors)]),
            position=place + 1,
            name=person.full_name.full,
            post="учитель",
            organization=one.organization,
            may_be_published=True,
        )
        for n, one in enumerate(made)
        for place in range(2)
    )
    _trail(world, made)
    return made


def _state(n: int, experts: int, reviews_each: int) -> SubmissionState:
    """In review while a review is unfinished; of the others one in fifteen waits for the council."""
    if any(is_open(n * reviews_each + step, experts) for step in range(reviews_each)):
        return SubmissionState.IN_REVIEW
    return SubmissionState.CONCLUDED if n % 15 == 0 else SubmissionState.DECIDED


def _versions(world: World, submissions: Sequence[Submission]) -> list[SubmissionVersion]:
    """Each handed in once and technically passed, with a file whose pages can be looked at."""
    versions = SubmissionVersion.objects.bulk_create(
        SubmissionVersion(
            submission=one,
            submitted_at=one.submitted_at,
            contents=[{"key": key, "label": key, "text": str(text)} for key, text in one.answers.items()],
        )
        for one in submissions
    )
    SubmissionFile.objects.bulk_create(
        SubmissionFile(version=version, key=key, stored=world.file, anonymous=world.file, traces=[])
        for version, key in product(versions, ("material", "review"))
    )
    TechnicalCheck.objects.bulk_create(
        TechnicalCheck(
            version_checked=version,
            marks={},
            passed=True,
            finished_at=version.submitted_at,
            checked_by=world.user,
        )
        for version in versions
    )
    preview = FilePreview.objects.create(
        stored=world.file, state=PreviewState.READY, asked_at=moment(world.day), total=PAGES_OF_A_FILE
    )
    PreviewPage.objects.bulk_create(
        PreviewPage(preview=preview, number=n, stored=world.file, width=900, height=1270)
        for n in range(1, PAGES_OF_A_FILE + 1)
    )
    return versions


def _reviews(
    people: People, submissions: Sequence[Submission], versions: Sequence[SubmissionVersion], each: int
) -> list[Review]:
    """A round of each material; experts in turn. A finished round has its conclusion."""
    rounds = Round.objects.bulk_create(
        Round(
            submission=one,
            material=version,
            config_data=one.campaign.config_data,
            experts_wanted=each,
            opened_at=one.campaign.opens_at,
        )
        for one, version in zip(submissions, versions, strict=True)
    )
    Conclusion.objects.bulk_create(
        Conclusion(round=one, text=TEXT) for one in rounds if one.submission.state != SubmissionState.IN_REVIEW
    )
    return Review.objects.bulk_create(_review(people, rounds[at // each], at) for at in range(each * len(rounds)))


def _review(people: People, held: Round, at: int) -> Review:
    """Of an unfinished one the first criterion is scored, as autosave leaves it."""
    criteria = [criterion["key"] for criterion in held.config_data["criteria"]]
    begun = held.opened_at
    review = Review(
        round=held,
        expert=people.experts[at % len(people.experts)],
        state=ReviewState.ACCEPTED,
        reasons="предмет и уровень совпадают",
        invited_at=begun,
        replied_at=begun,
        due_on=begun.date() + timedelta(days=14),
        scores={criteria[0]: 4},
    )
    if not is_open(at, len(people.experts)):
        review.state = ReviewState.SUBMITTED
        review.scores = {key: 1 + (at + n) % 5 for n, key in enumerate(criteria)}
        review.comments = {criteria[0]: TEXT}
        review.text, review.private_note = TEXT, "Совету: готово к изданию."
        review.recommendation = tuple(Recommendation)[at % 3]
        review.percent = 40 + at % 60
        review.submitted_at = begun + timedelta(days=at % 14)
    return review


def _trail(world: World, submissions: Sequence[Submission]) -> None:
    kind = ContentType.objects.get_for_model(Submission)
    AuditEntry.objects.bulk_create(
        AuditEntry(
            at=one.submitted_at or timezone.now(),
            actor=world.user,
            actor_name=world.user.name,
            verb=verb,
            content_type=kind,
            object_id=one.pk,
            summary=summary,
        )
        for one, (verb, summary) in product(submissions, VERBS)
    )


def is_open(at: int, experts: int) -> bool:
    """Whether the review at this place is unfinished: one of DONE_EVERY of each expert's."""
    return (at // experts) % DONE_EVERY == 0


def moment(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))
