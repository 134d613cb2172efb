"""Makers of records of expertise for tests, in any state, as the actions would leave them. All names are invented."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from rumo.accounts.models import User
from rumo.core import clock, files
from rumo.core.files import FileKind
from rumo.core.models import StoredFile
from rumo.directory.models import Association, Person, Region, Subject
from rumo.expertise.enums import Outcome, Recommendation, ReviewState, SubmissionState, TrackKind
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
    Track,
)
from rumo.expertise.track_config import (
    ChecklistItem,
    Criterion,
    FormField,
    OutcomeWording,
    RequiredFile,
    TrackConfig,
)

_serial = count(1)

CONFIG = TrackConfig(
    fields=(FormField("novelty", "Новизна", is_required=True),),
    files=(RequiredFile("material", "Материал", extensions=("docx", "pdf", "txt")),),
    checklist=(ChecklistItem("title", "Титульный лист оформлен"), ChecklistItem("sources", "Есть список источников")),
    criteria=(Criterion("science", "Научность", top=5, weight=2), Criterion("use", "Практическая значимость", top=5)),
    outcomes=(
        OutcomeWording(Outcome.RECOMMENDED, "рекомендовать в Региональный банк"),
        OutcomeWording(Outcome.REWORK, "направить на доработку"),
        OutcomeWording(Outcome.REJECTED, "отклонить"),
    ),
)


def make_subject(region: Region, title: str = "", **fields: Any) -> Subject:
    return Subject.objects.create(region=region, title=title or f"Предмет {next(_serial)}", **fields)


def make_track(association: Association, *, config: TrackConfig = CONFIG, **fields: Any) -> Track:
    """A track for the bank, single blind, two criteria, two experts."""
    defaults = {"kind": TrackKind.BANK, "title": f"Региональный банк {next(_serial)}"}
    return Track.objects.create(association=association, config_data=config.to_json(), **{**defaults, **fields})


def make_campaign(track: Track, **fields: Any) -> Campaign:
    """Published and open from a month ago to a month ahead."""
    moment = clock.now()
    defaults = {
        "title": f"Приём {next(_serial)}",
        "opens_at": moment - timedelta(days=30),
        "closes_at": moment + timedelta(days=30),
        "is_published": True,
        "config_data": track.config_data,
    }
    return Campaign.objects.create(track=track, **{**defaults, **fields})


def make_submission(
    campaign: Campaign, by: User, *, state: str = SubmissionState.SUBMITTED, author: Person | None = None, **fields: Any
) -> Submission:
    """A material with one version, numbered unless it is a draft. `author` defaults to the person of `by`, if any."""
    n = next(_serial)
    is_draft = state == SubmissionState.DRAFT
    defaults: dict[str, Any] = {
        "title": f"Сборник задач {n}",
        "answers": {"novelty": "Задачи на местном материале"},
        "number": None if is_draft else n,
        "submitted_at": None if is_draft else clock.now(),
    }
    submission = Submission.objects.create(campaign=campaign, submitted_by=by, state=state, **{**defaults, **fields})
    make_version(submission, submitted_at=submission.submitted_at)
    person = author or Person.objects.filter(user=by).first()
    if person is not None:
        make_author(submission, person)
    return submission


def make_version(submission: Submission, **fields: Any) -> SubmissionVersion:
    number = submission.versions.count() + 1
    return SubmissionVersion.objects.create(submission=submission, **{"number": number, **fields})


def make_author(submission: Submission, person: Person | None = None, **fields: Any) -> Author:
    """An author from the directory with the organization of the post, or by `name` alone."""
    defaults: dict[str, Any] = {"position": submission.authors.count() + 1}
    if person is not None:
        post = person.posts.select_related("organization").first()
        defaults |= {"person": person, "name": person.full_name.full}
        if post is not None:
            defaults |= {"post": post.title, "organization": post.organization}
    return Author.objects.create(submission=submission, **{**defaults, **fields})


def make_stored(
    by: User, name: str = "material.txt", content: bytes = b"text", kind: FileKind = files.TEXT
) -> StoredFile:
    return files.store_bytes(content, name, kind, actor=by)


def make_file(version: SubmissionVersion, by: User, key: str = "material", **fields: Any) -> SubmissionFile:
    stored = fields.pop("stored", None) or make_stored(by)
    return SubmissionFile.objects.create(version=version, key=key, stored=stored, **fields)


def make_expert(association: Association, person: Person, **fields: Any) -> Expert:
    """In the register since 2020 without end, five reviews at once."""
    return Expert.objects.create(association=association, person=person, **{"valid_from": date(2020, 1, 1), **fields})


def make_round(submission: Submission, **fields: Any) -> Round:
    """A round on the last version by the campaign's rules; sets the state to «на экспертизе»."""
    version = submission.versions.last()
    defaults = {
        "number": submission.rounds.count() + 1,
        "material": version,
        "config_data": submission.campaign.config_data,
        "opened_at": clock.now(),
    }
    Submission.objects.filter(pk=submission.pk).update(state=SubmissionState.IN_REVIEW)
    submission.refresh_from_db()
    return Round.objects.create(submission=submission, **{**defaults, **fields})


def make_review(held: Round, expert: Expert, *, state: str = ReviewState.ACCEPTED, **fields: Any) -> Review:
    """A review in work; a submitted one has full scores, 100 percent and «рекомендую»."""
    moment = clock.now()
    defaults: dict[str, Any] = {"due_on": clock.today() + timedelta(days=14)}
    if state != ReviewState.PROPOSED:
        defaults |= {"invited_at": moment, "reply_until": clock.today() + timedelta(days=3)}
    if state in {ReviewState.ACCEPTED, ReviewState.DECLINED, ReviewState.SUBMITTED}:
        defaults["replied_at"] = moment
    if state == ReviewState.SUBMITTED:
        scores = {criterion.key: criterion.top for criterion in held.config.criteria}
        defaults |= {
            "scores": scores,
            "percent": 100,
            "recommendation": Recommendation.ACCEPT,
            "text": "Материал готов.",
            "submitted_at": moment,
        }
    return Review.objects.create(round=held, expert=expert, state=state, **{**defaults, **fields})


def make_decision(held: Round, **fields: Any) -> Decision:
    """A decision to recommend by an act; sets the state to «решение принято»."""
    defaults = {
        "submission": held.submission,
        "round": held,
        "outcome": Outcome.RECOMMENDED,
        "decided_on": clock.today(),
        "ground": "протокол от 13.12.2023 № 4, п. 2",
    }
    Submission.objects.filter(pk=held.submission_id).update(state=SubmissionState.DECIDED)
    held.submission.refresh_from_db()
    return Decision.objects.create(**{**defaults, **fields})
