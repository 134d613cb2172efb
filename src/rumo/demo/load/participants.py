"""Who registered for past events and who came, row by row as the actions would have left them, letters apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rumo.core import audit
from rumo.demo.load.crowd import Worker
from rumo.demo.load.directory import World
from rumo.directory.models import Organization, Person
from rumo.events.attendance_rules import presence_of
from rumo.events.enums import AttendanceWay, RegistrationSource, SeatState
from rumo.events.identity import identity_of
from rumo.events.models import AttendanceMark, Event, EventSection, Registration, SectionSeat

# How long before the event people register: by turns, in hours.
EARLIER = (20, 30, 52, 75, 100, 170)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who registers: of the directory, or known by the name and the organization."""

    surname: str
    first_name: str
    patronymic: str
    organization: Organization
    post: str
    person: Person | None = None

    @classmethod
    def of(cls, worker: Worker) -> Visitor:
        person = worker.person
        names = (person.surname, person.first_name, person.patronymic)
        return cls(*names, worker.organization, worker.post, person)


@dataclass(frozen=True, slots=True)
class Visit:
    """`came` with the `minutes` that a log tells, if one was read."""

    event: Event
    visitor: Visitor
    came: bool = True
    minutes: int | None = None
    section: EventSection | None = None


def enter_visits(world: World, visits: Sequence[Visit], *, way: AttendanceWay, about: Event) -> list[Registration]:
    """Registrations with their marks, seats in sections and counts of seats; the trail stands at the event `about`."""
    needed = {visit.event.pk: visit.event.rules.minutes_needed for visit in visits}
    marks = [AttendanceMark(way=way, at=visit.event.starts_at, minutes=visit.minutes) for visit in visits]
    made = Registration.objects.bulk_create(
        _registration(visit, number, mark, needed[visit.event.pk])
        for number, (visit, mark) in enumerate(zip(visits, marks, strict=True))
    )
    came = [(mark, row) for mark, row, visit in zip(marks, made, visits, strict=True) if visit.came]
    for mark, row in came:
        mark.registration, mark.created_at = row, mark.at
    AttendanceMark.objects.bulk_create(mark for mark, _row in came)
    _seat_in_sections(visits, made)
    _count_seats(visits)
    audit.record(
        world.admin, "import_participants", about, f"Внесены участники: {len(made)}, из них пришли: {len(came)}"
    )
    return made


def _registration(visit: Visit, number: int, mark: AttendanceMark, needed: int) -> Registration:
    visitor, organization = visit.visitor, visit.visitor.organization
    asked = visit.event.starts_at - dt.timedelta(hours=EARLIER[number % len(EARLIER)], minutes=number % 60)
    seen = presence_of([mark] if visit.came else [], needed)
    return Registration(
        event=visit.event,
        person=visitor.person,
        surname=visitor.surname,
        first_name=visitor.first_name,
        patronymic=visitor.patronymic,
        organization=organization,
        organization_name=organization.full_name,
        municipality_id=organization.municipality_id,
        post=visitor.post,
        identity=identity_of(
            visitor.person.pk if visitor.person else None,
            visitor.surname,
            visitor.first_name,
            visitor.patronymic,
            organization.full_name,
        ),
        state=SeatState.REGISTERED,
        source=RegistrationSource.STAFF,
        created_at=asked,
        queued_at=asked,
        confirmed_at=asked,
        processing_consent_at=asked,
        came_at=seen.came_at,
        minutes=seen.minutes,
        is_counted=seen.is_counted,
    )


def _seat_in_sections(visits: Iterable[Visit], made: Iterable[Registration]) -> None:
    seats = [
        SectionSeat(registration=row, section=visit.section, slot=visit.section.slot, queued_at=row.queued_at)
        for visit, row in zip(visits, made, strict=True)
        if visit.section is not None
    ]
    SectionSeat.objects.bulk_create(seats)
    sections = {seat.section_id: seat.section for seat in seats}
    for seat in seats:
        sections[seat.section_id].taken += 1
    EventSection.objects.bulk_update(sections.values(), ["taken"])


def _count_seats(visits: Iterable[Visit]) -> None:
    events: dict[int, Event] = {}
    for visit in visits:
        events.setdefault(visit.event.pk, visit.event).taken += 1
    Event.objects.bulk_update(events.values(), ["taken"], batch_size=100)
