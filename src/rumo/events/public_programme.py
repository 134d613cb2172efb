"""The programme of an event as everybody reads it: people are named by consent only (152-ФЗ)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from rumo.directory.enums import ConsentKind
from rumo.directory.models import Consent
from rumo.events.event_words import hours_words
from rumo.events.models import Event, EventSection, Talk
from rumo.events.seats import free_of


@dataclass(frozen=True, slots=True)
class PublicTalk:
    """`speaker` is name and post; both are empty without consent, the organization may always be named."""

    title: str
    annotation: str
    subject: str
    is_practice: bool
    speaker: str
    post: str
    organization: str


@dataclass(frozen=True, slots=True)
class PublicSection:
    """`leader` is a name or empty, `free` the seats left or None for no limit. Without a title: of the whole event."""

    section: EventSection | None
    when: str
    leader: str
    free: int | None
    talks: tuple[PublicTalk, ...]


def programme_of(event: Event, day: date) -> tuple[PublicSection, ...]:
    """What concerns the whole event, then its sections in their order; two queries."""
    talks = list(_talks(event, day))
    sections = event.sections.select_related("leader", "association").annotate(may_name=_consents("leader", day))
    shared = [talk for talk in talks if talk.section_id is None]
    whole = [PublicSection(None, "", "", None, _public(shared))] if shared else []
    return (*whole, *(_section(each, [talk for talk in talks if talk.section_id == each.pk]) for each in sections))


def organizers_of(event: Event, day: date) -> list[tuple[str, str]]:
    """Names and duties of those who agreed to be named; one query."""
    rows = event.organizers.select_related("person").annotate(may_name=_consents("person", day))
    return [(str(row.person), row.duty) for row in rows if row.may_name]


def _talks(event: Event, day: date) -> QuerySet[Talk]:
    """With `may_name`: the speaker agreed, and if the directory knows of a consent taken back, there is a later one."""
    given = Consent.objects.filter(person=OuterRef("person"), kind=ConsentKind.DISSEMINATION)
    taken_back = Exists(given.filter(withdrawn_on__lte=day)) & ~_consents("person", day)
    return event.talks.select_related("subject", "organization").annotate(
        may_name=Q(may_be_published=True) & ~taken_back
    )


def _consents(field: str, day: date) -> Exists:
    """Whether that person's consent to the dissemination of data holds on `day`."""
    holds = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    given = Consent.objects.filter(holds, kind=ConsentKind.DISSEMINATION, given_on__lte=day)
    return Exists(given.filter(person=OuterRef(field)))


def _section(section: EventSection, talks: Sequence[Talk]) -> PublicSection:
    leader = str(section.leader) if section.leader and section.may_name else ""  # type: ignore[attr-defined]
    when = hours_words(section.starts_at, section.ends_at)
    return PublicSection(section, when, leader, free_of(section), _public(talks))


def _public(talks: Sequence[Talk]) -> tuple[PublicTalk, ...]:
    return tuple(
        PublicTalk(
            talk.title,
            talk.annotation,
            str(talk.subject or ""),
            talk.is_practice,
            talk.name if talk.may_name else "",  # type: ignore[attr-defined]
            talk.post if talk.may_name else "",  # type: ignore[attr-defined]
            str(talk.organization or ""),
        )
        for talk in talks
    )
