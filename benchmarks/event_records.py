"""Invented events with people registered, rows as the actions leave them: through those they would take an hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import islice

from benchmarks.world import FIRST_NAMES, PATRONYMICS, SURNAMES, World
from rumo.core import clock
from rumo.directory.models import Subject
from rumo.events.enums import EventForm, EventKind, EventState, RegistrationSource
from rumo.events.identity import identity_of
from rumo.events.models import Event, EventSeries, Registration, Topic

_KINDS = (EventKind.WEBINAR, EventKind.SEMINAR, EventKind.ROUND_TABLE, EventKind.MASTER_CLASS, EventKind.FESTIVAL)
_ABOUT = ("Задачи с практическим содержанием", "Читательская грамотность", "Оценка ответов", "Работа с картой")
_TOPICS = 11
_SUBJECTS = 12
_BATCH = 2000


def make_held(world: World, people: int) -> Event:
    """Yesterday's webinar of two hours in which `people` took part."""
    moment = clock.now() - timedelta(days=1)
    event = Event.objects.create(
        association=world.association,
        kind=EventKind.WEBINAR,
        title="Задачи с практическим содержанием в основной школе",
        starts_at=moment,
        ends_at=moment + timedelta(hours=2),
        hours=Decimal(2),
        state=EventState.HELD,
        taken=people,
    )
    _register(event, 0, people)
    return event


def make_navigator(world: World, events: int, registrations: int) -> list[Event]:
    """Two years of events around today, half of them over, each with as many people as the others."""
    region, now = world.association.region, clock.now()
    topics = Topic.objects.bulk_create(
        Topic(region=region, title=f"Тематика {n}", position=n) for n in range(1, _TOPICS + 1)
    )
    subjects = Subject.objects.bulk_create(
        Subject(region=region, title=f"Предмет {n}") for n in range(1, _SUBJECTS + 1)
    )
    series = EventSeries.objects.create(association=world.association, title="Горячая линия")
    made = Event.objects.bulk_create(
        Event(
            association=world.association,
            series=series if n % 3 else None,
            kind=_KINDS[n % len(_KINDS)],
            title=f"{_ABOUT[n % len(_ABOUT)]}, встреча {n + 1}",
            annotation="Разберём задания и ответы, покажем, что получилось в школах края.",
            topic=topics[n % _TOPICS],
            form=list(EventForm)[n % 3],
            place="Дальнегорье, ул. Школьная, 1",
            starts_at=(starts := now + timedelta(days=(730 * n // events) - 365, hours=n % 8)),
            ends_at=starts + timedelta(hours=2),
            capacity=2 * registrations // events,
            taken=registrations // events,
            state=EventState.HELD if starts < now else EventState.PUBLISHED,
        )
        for n in range(events)
    )
    through = Event.subjects.through
    through.objects.bulk_create(through(event=event, subject=subjects[n % _SUBJECTS]) for n, event in enumerate(made))
    each = registrations // events
    for n, event in enumerate(made):
        _register(event, n * each, each)
    return made


def _register(event: Event, first: int, people: int) -> None:
    """So many different people, numbered on from `first`; those of what is over took part."""
    rows = _registrations(event, first, people)
    while batch := list(islice(rows, _BATCH)):
        Registration.objects.bulk_create(batch)


def _registrations(event: Event, first: int, people: int) -> Iterator[Registration]:
    came = event.starts_at if event.state == EventState.HELD else None
    for n in range(first, first + people):
        surname, name = SURNAMES[n % len(SURNAMES)], FIRST_NAMES[n // len(SURNAMES) % len(FIRST_NAMES)]
        patronymic, email = PATRONYMICS[n // 200 % len(PATRONYMICS)], f"guest{n}@example.org"
        yield Registration(
            event=event,
            surname=surname,
            first_name=name,
            patronymic=patronymic,
            email=email,
            organization_name=f"МБОУ СОШ № {n % 300 + 1}",
            post="учитель",
            identity=identity_of(None, surname, name, patronymic, email),
            source=RegistrationSource.PUBLIC,
            confirmed_at=event.created_at,
            came_at=came,
            is_counted=came is not None,
        )
