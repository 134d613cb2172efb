"""Who is to get a certificate of an event, and what is printed in it: from records to the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from rumo.core import clock
from rumo.directory.enums import Role
from rumo.directory.models import Association
from rumo.directory.queries import composition_on
from rumo.events.certificate_words import KIND_CASES, SAMPLE, SAMPLE_NAME, USUAL, Given, Wording, build_certificate
from rumo.events.enums import LIVE_SEATS, EventKind, ParticipantRole, SeatState
from rumo.events.models import CertificateTemplate, Event, EventCertificate, Organizer, Registration, SectionSeat, Talk
from rumo.papers.certificate import Certificate
from rumo.russian import names
from rumo.russian.cases import Gender
from rumo.russian.dates import date_range
from rumo.russian.numbers import agree
from rumo.russian.typography import tidy

Holder = Registration | Talk | Organizer


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a certificate is for, whatever record says so. `fields` are those of `EventCertificate` that name it."""

    name: str
    gender: Gender | None
    email: str
    facts: dict[str, str]
    fields: dict[str, Any]


def due(event: Event, role: str) -> QuerySet[Any]:
    """The registrations, talks or organizers that have no certificate in force yet; participants only if counted."""
    held = EventCertificate.objects.filter(event=event, role=role, revoked_on__isnull=True)
    if role == ParticipantRole.SPEAKER:
        talks = Talk.objects.filter(~Exists(held.filter(talk=OuterRef("pk"))), event=event)
        return talks.select_related("person", "organization", "section")
    if role == ParticipantRole.ORGANIZER:
        organizers = Organizer.objects.filter(~Exists(held.filter(person=OuterRef("person"))), event=event)
        return organizers.select_related("person").prefetch_related("person__posts__organization__former_names")
    counted = Registration.objects.filter(
        ~Exists(held.filter(registration=OuterRef("pk"))),
        event=event,
        is_counted=True,
        state__in=LIVE_SEATS,
        consent_withdrawn_at__isnull=True,
    )
    return counted.select_related("person", "organization")


def role_of(holder: Holder) -> ParticipantRole:
    if isinstance(holder, Talk):
        return ParticipantRole.SPEAKER
    return ParticipantRole.ORGANIZER if isinstance(holder, Organizer) else ParticipantRole.PARTICIPANT


def subjects_of(event: Event, holders: Iterable[Holder]) -> list[Subject]:
    """Two queries at most, however many they are: the sections of those who registered."""
    listed = list(holders)
    sections = _sections([each.pk for each in listed if isinstance(each, Registration)])
    return [_subject(event, each, sections) for each in listed]


def wording_of(association: Association, role: str) -> Wording:
    """The body's own form, that of the nearest body above, or the usual one signed by whoever chairs it today."""
    body: Association | None = association
    while body is not None:
        template = CertificateTemplate.objects.filter(association=body, role=role).first()
        if template is not None:
            return words_of(template)
        body = body.parent
    usual = USUAL[role]
    post, name = usual_signer(association)
    return Wording(**{**asdict(usual), "signer_post": post, "signer_name": name})


def words_of(template: CertificateTemplate) -> Wording:
    return Wording(
        template.title,
        template.lead,
        template.lines,
        template.signer_post,
        template.signer_name,
        template.is_landscape,
    )


def usual_signer(association: Association) -> tuple[str, str]:
    """The post and the name of the chair or the leader today, else of a deputy; empty without any."""
    members = list(composition_on(association, clock.today()))
    for role in (Role.CHAIR, Role.LEADER, Role.DEPUTY):
        for member in members:
            if member.role == role:
                return str(Role(role).label).capitalize(), member.person.short_name
    return "", ""


def facts_of(event: Event) -> dict[str, str]:
    """What is known of the event, by the words of `certificate_words.WORDS`."""
    genitive, prepositional = KIND_CASES[event.kind]
    kind = EventKind(event.kind).label if event.kind != EventKind.OTHER else "мероприятие"
    return {
        "мероприятие": tidy(f"«{event.title}»"),
        "вид": str(kind),
        "вида": genitive,
        "виде": prepositional,
        "даты": date_range(event.day, event.last_day),
        "часы": agree(event.hours, "академический час") if event.hours else "",
        "объединение": event.association.name_on(event.day).full,
    }


def paper_of(event: Event, subject: Subject, wording: Wording, *, number: str, token: str) -> Certificate:
    """The paper dated today. Names of bodies are those of the day of the event."""
    given = Given(
        name=subject.name,
        gender=subject.gender,
        facts=facts_of(event) | subject.facts,
        number=number,
        date=clock.today(),
        check_url=check_address(token),
        organization=event.association.host.name_on(event.day).full,
        body=event.association.name_on(event.day).full,
        city=event.association.city,
    )
    return build_certificate(wording, given)


def sample_of(association: Association, wording: Wording) -> Certificate:
    """What a form looks like: an invented person and event, the names of the body as they are today."""
    today = clock.today()
    body = association.name_on(today).full
    given = Given(
        name=SAMPLE_NAME,
        gender=Gender.FEMALE,
        facts=SAMPLE | {"объединение": body},
        number=f"{today.year}-000123",
        date=today,
        check_url=check_address("example"),
        organization=association.host.name_on(today).full,
        body=body,
        city=association.city,
    )
    return build_certificate(wording, given)


def check_address(token: str) -> str:
    """The public page the code leads to."""
    return str(settings.BASE_URL + reverse("events:certificate_check", args=[token]))


def certified_event(event_id: int) -> Event:
    """The event with all that its certificates print, in a constant number of queries."""
    events = Event.objects.select_related("association__host", "association__parent")
    return events.prefetch_related("association__former_names", "association__host__former_names").get(pk=event_id)


def _subject(event: Event, holder: Holder, sections: dict[int, str]) -> Subject:
    if isinstance(holder, Registration):
        work = holder.organization.short_name if holder.organization else holder.organization_name
        gender = names.guess_gender(holder.surname, holder.first_name, holder.patronymic)
        facts = {"должность": _work(holder.post, work), "секция": sections.get(holder.pk, "")}
        fields = {"registration": holder, "person": holder.person}
        return Subject(holder.full_name, _gender(holder) or gender, holder.email, facts, fields)
    if isinstance(holder, Talk):
        work = holder.organization.short_name if holder.organization else ""
        facts = {
            "должность": _work(holder.post, work),
            "секция": tidy(f"«{holder.section.title}»") if holder.section else "",
            "тема": tidy(f"«{holder.title}»"),
        }
        parsed = names.parse_name(holder.name)
        guessed = names.guess_gender(parsed.surname, parsed.first_name, parsed.patronymic) if parsed else None
        email = holder.email or (holder.person.email if holder.person else "")
        return Subject(holder.name, _gender(holder) or guessed, email, facts, {"talk": holder, "person": holder.person})
    person = holder.person
    facts = {"должность": person.post_text(localdate(event.starts_at)), "обязанность": holder.duty}
    return Subject(str(person), _gender(holder), person.email, facts, {"person": person})


def _gender(holder: Holder) -> Gender | None:
    return Gender(holder.person.gender) if holder.person else None


def _work(post: str, organization: str) -> str:
    """«учитель математики, МБОУ СОШ № 5»; a post that names the organization already is left as it is."""
    if not post or organization in post:
        return post or organization
    return f"{post}, {organization}" if organization else post


def _sections(registrations: list[int]) -> dict[int, str]:
    """By the registration: the sections somebody has a seat in, in quotes, apart by commas."""
    seats = SectionSeat.objects.filter(registration__in=registrations, state=SeatState.REGISTERED)
    found: dict[int, list[str]] = {}
    for registration, title in seats.order_by("slot", "pk").values_list("registration", "section__title"):
        found.setdefault(registration, []).append(tidy(f"«{title}»"))
    return {registration: ", ".join(titles) for registration, titles in found.items()}
