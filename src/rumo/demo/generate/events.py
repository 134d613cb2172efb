"""Years of events, each with its programme, the people registered and all that came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.timezone import make_aware

from rumo.core import clock
from rumo.demo.generate.certificates import Certificates
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.programme import lay_programme
from rumo.demo.generate.rows import BATCH, batches, write
from rumo.demo.generate.scale import Scale
from rumo.demo.generate.surveys import take_answers
from rumo.demo.generate.taking_part import Crowd, count_seats, make_crowd, note_presence
from rumo.directory.models import Subject
from rumo.events.enums import EventForm, EventKind, EventState
from rumo.events.event_rules import EventRules
from rumo.events.models import Event, Registration, Topic

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
LABEL_EACH, CANCELLED_EACH = 10, 50
FIRST_HOUR, HOURS = 9, 8
# Whoever was on air for less did not take part.
RULES = EventRules(minutes_needed=45).to_json()
# Together they have about a batch of registrations: no more of them stand in memory at a time.
EVENTS_AT_ONCE = 40


def make_events(ground: Ground, scale: Scale) -> int:
    """Events spread evenly over the years; those after today are announced. How many rows of people there are."""
    topics = Topic.objects.bulk_create(
        Topic(region=ground.region, title=title, position=position) for position, title in enumerate(TOPICS, start=1)
    )
    count = scale.events * scale.years
    each = min(scale.registrations // count, len(ground.people))
    certificates = Certificates(ground, scale.certified_each)
    made = 0
    for numbers in batches(range(count), EVENTS_AT_ONCE):
        crowds = [make_crowd(ground, _event(ground, topics, n, count), n * each, each) for n in numbers]
        _keep(ground, crowds, numbers[0])
        certificates.give(crowds)
        made += sum(len(crowd.registrations) for crowd in crowds)
    certificates.note_numbers()
    return made


def _keep(ground: Ground, crowds: Sequence[Crowd], first: int) -> None:
    """Everything of these events but the certificates; `first` is the number of the first of them."""
    events = [crowd.event for crowd in crowds]
    for crowd in crowds:
        count_seats(crowd)
    Event.objects.bulk_create(events)
    write(Event.subjects.through.objects, _marked(events, ground.subjects, first))
    lay_programme(ground, crowds)
    Registration.objects.bulk_create((row for crowd in crowds for row in crowd.registrations), batch_size=BATCH)
    note_presence(crowds)
    take_answers(crowds, ground.chance)


def _event(ground: Ground, topics: Sequence[Topic], n: int, count: int) -> Event:
    """The event number `n` of `count`."""
    first = date(ground.years[0], 1, 1)
    span = (date(ground.years[-1], 12, 31) - first).days
    day = first + timedelta(days=span * n // count)
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
        rules_data=RULES,
        reason="Переносится на следующее полугодие." if state == EventState.CANCELLED else "",
        created_at=starts - timedelta(days=30),
    )


def _marked(events: Sequence[Event], subjects: Sequence[Subject], first: int) -> Iterator[object]:
    through = Event.subjects.through
    for n, event in enumerate(events, start=first):
        yield through(event=event, subject=subjects[n % len(subjects)])
