"""What came of the materials of an expertise, in bulk: decisions, endorsements, cards of the bank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import QuerySet

from benchmarks.expertise_records import TEXT
from benchmarks.world import World
from rumo.expertise.enums import Catalogue, Outcome, SubmissionState, TrackKind
from rumo.expertise.models import Decision, Endorsement, Practice, PracticeAuthor, PracticeFile, Submission
from rumo.expertise.search import search_text_of

# Over and over: three of five are taken.
OUTCOMES = {
    TrackKind.ENDORSEMENT: (Outcome.ENDORSED, Outcome.ENDORSED, Outcome.REWORK, Outcome.ENDORSED, Outcome.REJECTED),
    TrackKind.BANK: (Outcome.RECOMMENDED, Outcome.RECOMMENDED, Outcome.REWORK, Outcome.RECOMMENDED, Outcome.REJECTED),
}
VALID = timedelta(days=5 * 365)


def decide(world: World, submissions: Sequence[Submission]) -> None:
    """Every material in the state «решение принято» gets its decision and what follows from it."""
    decided = _decided(submissions)
    decisions = Decision.objects.bulk_create(
        Decision(
            submission=submission,
            round=submission.rounds.all()[0],
            outcome=_outcome(submission, n),
            decided_on=world.day - timedelta(days=30 + n % 150),
            ground="протокол от 13.12.2023 № 4, п. 2",
            text=TEXT,
        )
        for n, submission in enumerate(decided)
    )
    _endorse(world, [one for one in decisions if one.outcome == Outcome.ENDORSED])
    _publish(world, [one for one in decisions if one.outcome == Outcome.RECOMMENDED])


def _decided(submissions: Sequence[Submission]) -> QuerySet[Submission]:
    """As the database has them, with what their rows are made of."""
    return (
        Submission.objects.filter(pk__in=[one.pk for one in submissions], state=SubmissionState.DECIDED)
        .select_related("campaign__track", "subject", "organization__municipality")
        .prefetch_related("rounds", "authors")
    )


def _outcome(submission: Submission, n: int) -> Outcome:
    outcomes = OUTCOMES[TrackKind(submission.campaign.track.kind)]
    return outcomes[n % len(outcomes)]


def _endorse(world: World, decisions: Sequence[Decision]) -> None:
    Endorsement.objects.bulk_create(
        Endorsement(
            association=world.association,
            decision=decision,
            series=str(world.day.year),
            number=n,
            printed_number=f"{n}/{world.day.year}",
            title=decision.submission.title,
            authors=", ".join(author.name for author in decision.submission.authors.all()),
            issued_on=decision.decided_on,
            valid_until=decision.decided_on + VALID,
            token=f"bench-{n}",
        )
        for n, decision in enumerate(decisions, start=1)
    )


def _publish(world: World, decisions: Sequence[Decision]) -> None:
    practices = Practice.objects.bulk_create(_card(world, decision) for decision in decisions)
    PracticeAuthor.objects.bulk_create(
        PracticeAuthor(practice=practice, person_id=author.person_id, name=author.name, may_be_published=True)
        for practice, decision in zip(practices, decisions, strict=True)
        for author in decision.submission.authors.all()
    )
    PracticeFile.objects.bulk_create(
        PracticeFile(practice=practice, title="Разработка", stored=world.file) for practice in practices
    )


def _card(world: World, decision: Decision) -> Practice:
    submission = decision.submission
    school = submission.organization
    card = Practice(
        association=world.association,
        catalogue=Catalogue.BANK,
        title=submission.title,
        annotation=TEXT,
        material_kind=submission.material_kind,
        year=submission.campaign.opens_at.year,
        subject=submission.subject,
        education_level=submission.level,
        organization=school,
        municipality=school.municipality if school else None,
        decision=decision,
        is_published=True,
    )
    card.search_text = search_text_of(card)
    return card
