"""Who registered for an event, who came, whose taking part counts, and the marks that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.timezone import localtime

from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import write
from rumo.events.enums import TAKES_SEAT, AttendanceWay, EventState, RegistrationSource, SeatState
from rumo.events.identity import identity_of
from rumo.events.models import AttendanceMark, Event, EventSection, Registration, SectionSeat

# Of those registered so many gave up, came, and stayed to the end.
REFUSED, CAME, COUNTED = 0.05, 0.8, 0.9
# Every so many of those who came answer the survey.
ANSWER_EACH = 8
# What the log of a conference says of somebody who only looked in.
LOOKED_IN_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Crowd:
    """An event, those registered for it and its sections, of which everybody seated has one in turn."""

    event: Event
    registrations: list[Registration]
    sections: list[EventSection] = field(default_factory=list)

    @property
    def seated(self) -> list[Registration]:
        return [row for row in self.registrations if row.state in TAKES_SEAT]

    @property
    def came(self) -> list[Registration]:
        return [row for row in self.registrations if row.came_at is not None]


def make_crowd(ground: Ground, event: Event, first: int, count: int) -> Crowd:
    """Not saved yet: so many different people one after another, going round the region."""
    crowd = Crowd(event, [_registration(ground, event, place) for place in range(first, first + count)])
    midnight = localtime(event.starts_at).replace(hour=0)
    for row in crowd.came[::ANSWER_EACH]:
        row.answered_at = midnight
    return crowd


def count_seats(crowd: Crowd) -> None:
    """The number of seats taken that stands in the row of the event."""
    crowd.event.taken = len(crowd.seated)


def note_presence(crowds: Sequence[Crowd]) -> None:
    """The marks of those who came, and the seats in sections of those who are to come."""
    write(AttendanceMark.objects, (_mark(row) for crowd in crowds for row in crowd.came))
    write(SectionSeat.objects, (seat for crowd in crowds for seat in _seats(crowd)))


def _registration(ground: Ground, event: Event, place: int) -> Registration:
    """Of what is over the larger part came; of what is cancelled everybody was refused."""
    number = place % len(ground.people)
    person, school = ground.people[number], ground.place_of(number)
    refused = event.state == EventState.CANCELLED or ground.chance.random() < REFUSED
    came = event.state == EventState.HELD and not refused and ground.chance.random() < CAME
    counted = came and ground.chance.random() < COUNTED
    return Registration(
        event=event,
        person=person,
        surname=person.surname,
        first_name=person.first_name,
        patronymic=person.patronymic,
        organization=school,
        organization_name=school.short_name,
        municipality_id=school.municipality_id,
        post="учитель",
        identity=identity_of(person.pk, person.surname, person.first_name, person.patronymic, ""),
        state=SeatState.CANCELLED if refused else SeatState.REGISTERED,
        source=RegistrationSource.ACCOUNT,
        queued_at=event.created_at,
        confirmed_at=event.created_at,
        cancelled_at=event.created_at + timedelta(days=1) if refused else None,
        processing_consent_at=event.created_at,
        came_at=event.starts_at if came else None,
        minutes=LOOKED_IN_MINUTES if came and not counted else None,
        is_counted=counted,
        created_at=event.created_at,
    )


def _mark(row: Registration) -> AttendanceMark:
    """Whoever counts was seen by the organizer; the others stand in the log for a few minutes."""
    return AttendanceMark(
        registration=row,
        way=AttendanceWay.LIST if row.is_counted else AttendanceWay.LOG,
        at=row.event.starts_at,
        minutes=row.minutes,
    )


def _seats(crowd: Crowd) -> Iterator[SectionSeat]:
    if not crowd.sections:
        return
    for n, row in enumerate(crowd.seated):
        section = crowd.sections[n % len(crowd.sections)]
        yield SectionSeat(registration=row, section=section, slot=section.slot, queued_at=row.queued_at)
