"""Certificates of those whose taking part counts, with the papers they are printed from, numbered by body and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db.models import prefetch_related_objects

from rumo.core import counters
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import write
from rumo.demo.generate.taking_part import Crowd
from rumo.directory.models import Association
from rumo.events import certificates as about
from rumo.events.certificate_words import Given, Wording, build_certificate
from rumo.events.enums import EventState, ParticipantRole
from rumo.events.models import Event, EventCertificate, Registration
from rumo.events.models.certificates import new_check_token
from rumo.papers.certificate_json import certificate_to_json


class Certificates:
    """Gives them out event by event, one event of `each` that were held; remembers the numbers that were taken."""

    def __init__(self, ground: Ground, each: int) -> None:
        self._each = each
        self._held = 0
        self._taken: Counter[tuple[int, int]] = Counter()
        self._words: dict[int, Wording] = {}
        prefetch_related_objects(ground.bodies, "former_names", "host__former_names")

    def give(self, crowds: Sequence[Crowd]) -> None:
        write(EventCertificate.objects, (row for crowd in self._certified(crowds) for row in self._rows(crowd)))

    def note_numbers(self) -> None:
        """Whoever gives certificates next goes on with the numbers."""
        for (body, year), last in self._taken.items():
            counters.note_used(f"event certificates {body} {year}", last)

    def _certified(self, crowds: Sequence[Crowd]) -> Iterator[Crowd]:
        for crowd in crowds:
            if crowd.event.state == EventState.HELD:
                self._held += 1
                if self._held % self._each == 0:
                    yield crowd

    def _rows(self, crowd: Crowd) -> Iterator[EventCertificate]:
        event = crowd.event
        wording, facts = self._wording(event.association), about.facts_of(event)
        for row in crowd.came:
            if row.is_counted:
                yield self._row(event, row, wording, facts)

    def _row(self, event: Event, row: Registration, wording: Wording, facts: dict[str, str]) -> EventCertificate:
        """Given on the day of the event."""
        body, day, token = event.association, event.day, new_check_token()
        self._taken[body.pk, day.year] += 1
        number = f"{day.year}-{self._taken[body.pk, day.year]:06d}"
        given = Given(
            name=row.full_name,
            gender=row.person.full_name.gender if row.person else None,
            facts=facts | {"должность": f"{row.post}, {row.organization_name}"},
            number=number,
            date=day,
            check_url=about.check_address(token),
            organization=body.host.name_on(day).full,
            body=body.name_on(day).full,
            city=body.city,
        )
        return EventCertificate(
            event=event,
            association=body,
            role=ParticipantRole.PARTICIPANT,
            registration=row,
            person=row.person,
            name=row.full_name,
            hours=event.hours,
            number=number,
            token=token,
            issued_on=day,
            data=certificate_to_json(build_certificate(wording, given)),
            created_at=event.ends_at,
        )

    def _wording(self, body: Association) -> Wording:
        if body.pk not in self._words:
            self._words[body.pk] = about.wording_of(body, ParticipantRole.PARTICIPANT)
        return self._words[body.pk]
