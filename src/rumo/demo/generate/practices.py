"""What came of expertise: stamps with their numbers, cards of the bank and of the Atlas."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from datetime import timedelta

from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import BATCH, write
from rumo.expertise import numbering
from rumo.expertise.enums import Catalogue, PracticeLevel, PracticeType
from rumo.expertise.models import Author, Decision, Endorsement, Practice, PracticeAuthor
from rumo.expertise.search import search_text_of

VALID = timedelta(days=5 * 365)


def endorse(ground: Ground, decisions: Sequence[Decision], authors: dict[int, Author]) -> None:
    """Numbered in the order of the days."""
    write(Endorsement.objects, _endorsements(ground, sorted(decisions, key=lambda one: one.decided_on), authors))


def publish(ground: Ground, decisions: Sequence[Decision], authors: dict[int, Author]) -> None:
    """Half of the cards in the bank, half in the Atlas."""
    practices = Practice.objects.bulk_create(
        (_card(ground, decision, n) for n, decision in enumerate(decisions)), batch_size=BATCH
    )
    write(
        PracticeAuthor.objects,
        (
            PracticeAuthor(
                practice=practice,
                person_id=(author := authors[decision.submission_id]).person_id,
                name=author.name,
                may_be_published=author.may_be_published,
            )
            for practice, decision in zip(practices, decisions, strict=True)
        ),
    )


def _endorsements(ground: Ground, decisions: Sequence[Decision], authors: dict[int, Author]) -> Iterator[Endorsement]:
    for decision in decisions:
        config = decision.submission.campaign.config
        series, number = numbering.take_number(ground.rumo, config, decision.decided_on)
        yield Endorsement(
            association=ground.rumo,
            decision=decision,
            series=series,
            number=number,
            printed_number=numbering.printed(config.number_pattern, number, decision.decided_on),
            title=decision.submission.title,
            authors=authors[decision.submission_id].name,
            issued_on=decision.decided_on,
            valid_until=decision.decided_on + VALID,
            token=secrets.token_urlsafe(24),
        )


def _card(ground: Ground, decision: Decision, n: int) -> Practice:
    submission = decision.submission
    in_atlas = n % 2 == 1
    card = Practice(
        association=ground.rumo,
        catalogue=Catalogue.ATLAS if in_atlas else Catalogue.BANK,
        type=list(PracticeType)[n % len(PracticeType)] if in_atlas else "",
        level=list(PracticeLevel)[n // 2 % len(PracticeLevel)] if in_atlas else "",
        title=submission.title,
        annotation=submission.annotation,
        material_kind=submission.material_kind,
        year=decision.decided_on.year,
        subject=submission.subject,
        education_level=submission.level,
        organization=submission.organization,
        municipality=submission.organization.municipality if submission.organization else None,
        decision=decision,
        is_published=True,
    )
    card.search_text = search_text_of(card)
    return card
