"""Sections of method days and festivals, and the practices that festivals show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import write
from rumo.demo.generate.taking_part import Crowd
from rumo.events.enums import EventKind
from rumo.events.models import EventSection, Talk

# How many sections an event of the kind has (S2: ten of a method day, six of a festival).
SECTIONS = {EventKind.METHOD_DAY: 10, EventKind.FESTIVAL: 6}
TALKS, RECOMMENDED_EACH = 2, 4
PRACTICES = ("Лаборатория задач", "Клуб чтения", "Карта родного края", "Урок вдвоём")


def lay_programme(ground: Ground, crowds: Sequence[Crowd]) -> None:
    """Adds the sections to `crowds`; a festival has its practices too. The events have been saved."""
    for crowd in crowds:
        crowd.sections.extend(_sections(ground, crowd))
    EventSection.objects.bulk_create(section for crowd in crowds for section in crowd.sections)
    write(Talk.objects, (talk for crowd in crowds for talk in _talks(ground, crowd)))


def _sections(ground: Ground, crowd: Crowd) -> Iterator[EventSection]:
    """A section a subject, led by whoever chairs the body of it."""
    count = min(SECTIONS.get(EventKind(crowd.event.kind), 0), len(ground.bodies) - 1)
    seated = len(crowd.seated)
    for n in range(count):
        yield EventSection(
            event=crowd.event,
            position=n + 1,
            title=ground.subjects[n].title,
            association=ground.bodies[n + 1],
            leader=ground.people[ground.members_of(n + 1)[0]],
            taken=len(range(n, seated, count)),
        )


def _talks(ground: Ground, crowd: Crowd) -> Iterator[Talk]:
    """Spoken by the first of those registered."""
    if crowd.event.kind != EventKind.FESTIVAL:
        return
    for n, row in enumerate(crowd.seated[: TALKS * len(crowd.sections)]):
        place = n % len(crowd.sections)
        yield Talk(
            event=crowd.event,
            section=crowd.sections[place],
            position=n // len(crowd.sections) + 1,
            title=f"Практика «{PRACTICES[n % len(PRACTICES)]}»",
            is_practice=True,
            is_recommended=n % RECOMMENDED_EACH == 0,
            subject=ground.subjects[place],
            person=row.person,
            name=row.full_name,
            post=row.post,
            organization=row.organization,
        )
