"""Facts out of the database: the same number of queries for one material and for a whole campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from rumo.core import clock
from rumo.directory.models import Organization, Post
from rumo.expertise.enums import OPEN_REVIEWS, SubmissionState
from rumo.expertise.matching.facts import (
    AuthorFacts,
    Candidate,
    Competence,
    Declaration,
    Field,
    Material,
    Place,
)
from rumo.expertise.models import (
    Author,
    DeclaredConflict,
    Expert,
    ExpertAbsence,
    ExpertCompetence,
    Review,
    Round,
    Submission,
)


@dataclass(slots=True)
class _Rows:
    """Everything fetched, each by the key it is looked up by."""

    authors: Mapping[int, list[Author]]
    places: Mapping[int, list[Place]]
    declared: Mapping[int, list[Declaration]]
    origins: Mapping[int, int]
    asked: Mapping[int, dict[int, str]]
    seen: Mapping[int, set[int]]
    open_reviews: Mapping[int, int]
    competences: Mapping[int, list[Competence]]
    absences: Mapping[int, list[tuple[date, date]]]
    together: Mapping[int, dict[int, str]]


def load_field(rounds: Collection[Round], experts: QuerySet[Expert] | None = None) -> Field:
    """The rounds with the registers of their associations, or with `experts` alone. As of today."""
    day = clock.today()
    keys = sorted(each.pk for each in rounds)
    held = (
        Round.objects.filter(pk__in=keys)
        .select_related(
            "submission__campaign__track", "submission__subject", "submission__organization__municipality",
            "submission__submitted_by__person",
        )
        .order_by("pk")
    )  # fmt: skip
    held_rounds = list(held)
    associations = {each.submission.campaign.track.association_id for each in held_rounds}
    if experts is None:
        asked = Expert.objects.filter(reviews__round__in=keys).values("pk")
        experts = Expert.objects.filter(Q(association__in=associations) | Q(pk__in=asked))
    register = list(experts.select_related("person").order_by("pk"))
    rows = _fetch(held_rounds, register, day)
    return Field(
        day,
        {each.pk: _material(each, rows, day) for each in held_rounds},
        {each.pk: _candidate(each, rows) for each in register},
    )


def _fetch(rounds: list[Round], register: list[Expert], day: date) -> _Rows:
    submissions = [each.submission_id for each in rounds]
    people = {expert.person_id for expert in register}
    authors = _grouped(
        Author.objects.filter(submission__in=submissions).select_related("organization__municipality"), "submission_id"
    )
    author_people = {each.person_id for group in authors.values() for each in group if each.person_id}
    return _Rows(
        authors=authors,
        places=_places(people | author_people, day),
        declared=_declared(people | author_people),
        origins=dict(Submission.objects.filter(carried_from__isnull=False).values_list("pk", "carried_from_id")),
        **_reviews(rounds),
        open_reviews=_open_reviews(register),
        competences=_competences(register),
        absences=_absences(register, day),
        together=_together(people, author_people),
    )


def _material(held: Round, rows: _Rows, day: date) -> Material:
    submission, config = held.submission, held.config
    track = submission.campaign.track
    authors = rows.authors.get(submission.pk, [])
    organizations = [submission.organization, *(each.organization for each in authors)]
    places = [_place(each) for each in organizations if each is not None]
    people = [each.person_id for each in authors if each.person_id is not None]
    for person in people:
        places += rows.places.get(person, [])
    sender = getattr(submission.submitted_by, "person", None)
    return Material(
        round=held.pk,
        submission=submission.pk,
        association=track.association_id,
        title=str(submission),
        kind=track.kind,
        kind_name=track.title,
        due_on=day + timedelta(days=config.review_days),
        authors=tuple(AuthorFacts(each.person_id, each.name) for each in authors),
        places=tuple(dict.fromkeys(places)),
        lineage=_lineage(submission.pk, rows.origins),
        sender=sender.pk if sender else None,
        subject=submission.subject_id,
        subject_name=submission.subject.title if submission.subject else "",
        level=submission.level,
        level_name=str(submission.get_level_display()),
        same_municipality=config.same_municipality_conflicts,
        asked=rows.asked.get(held.pk, {}),
        seen_by=frozenset(rows.seen.get(held.pk, ())),
        declared=tuple(each for person in people for each in rows.declared.get(person, ())),
    )


def _candidate(expert: Expert, rows: _Rows) -> Candidate:
    return Candidate(
        expert=expert.pk,
        person=expert.person_id,
        association=expert.association_id,
        name=expert.person.short_name,
        full_name=str(expert.person),
        valid_from=expert.valid_from,
        valid_to=expert.valid_to,
        limit=expert.limit,
        open_reviews=rows.open_reviews.get(expert.pk, 0),
        competences=tuple(rows.competences.get(expert.pk, ())),
        places=tuple(rows.places.get(expert.person_id, ())),
        absences=tuple(rows.absences.get(expert.pk, ())),
        declared=tuple(rows.declared.get(expert.person_id, ())),
        together=rows.together.get(expert.person_id, {}),
    )


def _place(organization: Organization) -> Place:
    town = organization.municipality
    return Place(organization.pk, str(organization), organization.municipality_id, str(town) if town else "")


def _places(people: set[int], day: date) -> dict[int, list[Place]]:
    """Where each works on `day`, all posts."""
    found: dict[int, list[Place]] = defaultdict(list)
    for post in Post.objects.filter(person__in=people).select_related("organization__municipality"):
        if post.holds_on(day):
            found[post.person_id].append(_place(post.organization))
    return found


def _declared(people: set[int]) -> dict[int, list[Declaration]]:
    """By the person who declared, in whatever register."""
    found: dict[int, list[Declaration]] = defaultdict(list)
    for each in DeclaredConflict.objects.filter(expert__person__in=people).select_related("expert"):
        declaration = Declaration(each.reason, each.submission_id, each.person_id, each.organization_id)
        found[each.expert.person_id].append(declaration)
    return found


def _reviews(rounds: list[Round]) -> dict[str, Any]:
    """`asked`: how experts of each round stand; `seen`: who reviewed the material in earlier rounds."""
    by_submission: dict[int, list[Review]] = defaultdict(list)
    reviews = Review.objects.filter(round__submission__in=[each.submission_id for each in rounds])
    for review in reviews.select_related("round"):
        by_submission[review.round.submission_id].append(review)
    asked: dict[int, dict[int, str]] = {}
    seen: dict[int, set[int]] = {}
    for held in rounds:
        of_material = by_submission[held.submission_id]
        asked[held.pk] = {
            each.expert_id: str(each.get_state_display()) for each in of_material if each.round_id == held.pk
        }
        seen[held.pk] = {
            each.expert_id for each in of_material if each.submitted_at and each.round.number < held.number
        }
    return {"asked": asked, "seen": seen}


def _open_reviews(register: list[Expert]) -> dict[int, int]:
    open_now = Review.objects.filter(expert__in=register, state__in=OPEN_REVIEWS)
    return dict(open_now.order_by().values_list("expert").annotate(Count("pk")))


def _competences(register: list[Expert]) -> dict[int, list[Competence]]:
    found: dict[int, list[Competence]] = defaultdict(list)
    for each in ExpertCompetence.objects.filter(expert__in=register):
        found[each.expert_id].append(Competence(each.subject_id, each.level, each.track_kind))
    return found


def _absences(register: list[Expert], day: date) -> dict[int, list[tuple[date, date]]]:
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for each in ExpertAbsence.objects.filter(expert__in=register, ends__gte=day):
        found[each.expert_id].append((each.starts, each.ends))
    return found


def _together(people: set[int], author_people: set[int]) -> dict[int, dict[int, str]]:
    """Who of `people` wrote a material with whom of `author_people`. Drafts are known to their authors alone."""
    shared: dict[int, list[Author]] = defaultdict(list)
    both = Author.objects.filter(person__in=people | author_people).exclude(submission__state=SubmissionState.DRAFT)
    for each in both.select_related("submission").order_by("pk"):
        shared[each.submission_id].append(each)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for group in shared.values():
        for one in group:
            for other in group:
                if one.person_id != other.person_id and one.person_id in people and other.person_id in author_people:
                    found[one.person_id][other.person_id] = one.submission.title
    return found


def _lineage(submission: int, origins: Mapping[int, int]) -> frozenset[int]:
    """The material and those it was carried over from, however far back."""
    found = {submission}
    while (submission := origins.get(submission, submission)) not in found:
        found.add(submission)
    return frozenset(found)


def _grouped(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
