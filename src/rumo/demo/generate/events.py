"""Years of events with the people registered, who came, whose taking part counted, and what they answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.db.models import Count
from django.utils.timezone import make_aware

from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.directory.models import Subject
from rumo.events.enums import EventForm, EventKind, EventState, RegistrationSource, SeatState
from rumo.events.identity import identity_of
from rumo.events.models import Event, Registration, SurveyResponse, Topic

KINDS = (
    *[EventKind.WEBINAR] * 4, EventKind.SEMINAR, EventKind.SEMINAR, EventKind.CONSULTATION, EventKind.ROUND_TABLE,
    EventKind.MASTER_CLASS, EventKind.FIELD_SEMINAR, EventKind.FESTIVAL, EventKind.METHOD_DAY,
)  # fmt: skip
ABOUT = (
    "Задачи с практическим содержанием", "Читательская грамотность", "Оценка развёрнутых ответов", "Работа с картой",
    "Проектная работа в классе", "Урок в разновозрастной группе", "Трудные темы предмета",
)  # fmt: skip
TOPICS = (
    "Функциональная грамотность", "Обновлённые стандарты", "Оценка качества", "Работа с одарёнными", "Воспитание",
    "Цифровая среда", "Поддержка молодых педагогов", "Школы с низкими результатами", "Инклюзия", "Проекты",
)  # fmt: skip
LABEL_EACH, CANCELLED_EACH, ANSWER_EACH = 10, 50, 8
# Of those registered so many gave up, came, and stayed to the end.
REFUSED, CAME, COUNTED = 0.05, 0.8, 0.9
FIRST_HOUR, HOURS = 9, 8


def make_events(ground: Ground, scale: Scale) -> int:
    """Events spread evenly over the years; those after today are announced. How many rows of people there are."""
    topics = Topic.objects.bulk_create(
        Topic(region=ground.region, title=title, position=position) for position, title in enumerate(TOPICS, start=1)
    )
    count = scale.events * scale.years
    first = date(ground.years[0], 1, 1)
    span = (date(ground.years[-1], 12, 31) - first).days
    events = Event.objects.bulk_create(
        (_event(ground, topics, n, first + timedelta(days=span * n // count)) for n in range(count)), batch_size=BATCH
    )
    write(Event.subjects.through.objects, _marked(events, ground.subjects))
    each = min(scale.registrations // count, len(ground.people))
    made = write(
        Registration.objects,
        (row for n, event in enumerate(events) for row in _registrations(ground, event, n * each, each)),
    )
    write(SurveyResponse.objects, _responses(events, ground.chance))
    return made


def _event(ground: Ground, topics: Sequence[Topic], n: int, day: date) -> Event:
    starts = make_aware(datetime.combine(day, time(FIRST_HOUR + n % HOURS)))
    state = EventState.HELD if starts < clock.now() else EventState.PUBLISHED
    if n % CANCELLED_EACH == CANCELLED_EACH - 1:
        state = EventState.CANCELLED
    return Event(
        association=ground.bodies[n % len(ground.bodies)],
        kind=KINDS[n % len(KINDS)],
        title=f"{ABOUT[n % len(ABOUT)]}, встреча {n + 1}",
        annotation="Разберём задания и ответы, покажем, что получилось в школах.",
        topic=topics[n % len(topics)] if n % LABEL_EACH else None,
        form=list(EventForm)[n % 3],
        place="Речегорск, ул. Школьная, 1",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        hours=Decimal(2),
        state=state,
        reason="Переносится на следующее полугодие." if state == EventState.CANCELLED else "",
        created_at=starts - timedelta(days=30),
    )


def _marked(events: Sequence[Event], subjects: Sequence[Subject]) -> Iterator[object]:
    through = Event.subjects.through
    for n, event in enumerate(events):
        yield through(event=event, subject=subjects[n % len(subjects)])


def _registrations(ground: Ground, event: Event, first: int, count: int) -> Iterator[Registration]:
    """So many different people one after another, going round the region; of what is over the larger part came."""
    for place in range(first, first + count):
        number = place % len(ground.people)
        person, school = ground.people[number], ground.place_of(number)
        refused = event.state == EventState.CANCELLED or ground.chance.random() < REFUSED
        came = event.state == EventState.HELD and not refused and ground.chance.random() < CAME
        yield Registration(
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
            is_counted=came and ground.chance.random() < COUNTED,
            created_at=event.created_at,
        )


def _responses(events: Sequence[Event], chance: Random) -> Iterator[SurveyResponse]:
    """Anonymous answers, as many as every eighth of those who came would give; four of five are positive."""
    counts = dict(_came(events))
    for event in events:
        for _answer in range(counts.get(event.pk, 0) // ANSWER_EACH):
            yield SurveyResponse(event=event, given_on=event.day, is_positive=chance.random() < CAME)


def _came(events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    found = Registration.objects.filter(event__association__in={event.association_id for event in events})
    yield from (found.filter(came_at__isnull=False).order_by().values_list("event").annotate(count=Count("pk")))
