"""Two years of the hotline of «Западная область», and what was held for schools with low results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import cycle, islice

from rumo.core import audit, clock
from rumo.demo.data.names import names
from rumo.demo.data.s0 import hotline
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import moment
from rumo.demo.load.participants import Visit, Visitor, enter_visits
from rumo.directory.models import Organization
from rumo.events.actions.series import add_series
from rumo.events.actions.topics import add_topic
from rumo.events.enums import AttendanceWay, Audience, EventForm, EventKind, EventState
from rumo.events.event_rules import EventRules
from rumo.events.models import Event, EventSeries, Topic

BY_LOG = EventRules(minutes_needed=hotline.MINUTES_NEEDED).to_json()
# Every ninth of those who registered does not come; of those who came every twenty-third leaves too early.
ABSENT_EACH, EARLY_EACH = 9, 23


def load_events(world: World, schools: Sequence[Organization]) -> None:
    with clock.standing_at(hotline.YEAR_BEFORE[0]):
        topics = [add_topic(world.region, title=one.title, actor=world.admin) for one in hotline.TOPICS]
        line, marathon, seminar = (
            add_series(world.rumo, title=title, about=about, actor=world.admin)
            for title, about in (
                (hotline.TITLE, hotline.ABOUT),
                (hotline.MARATHON, "Разбор трудных заданий экзаменов для учителей школ с низкими результатами."),
                (hotline.SEMINAR, "Постоянный семинар для школ с низкими результатами."),
            )
        )
    teachers = _teachers(schools)
    for before, guests in ((True, hotline.GUESTS_BEFORE), (False, hotline.GUESTS)):
        webinars = _hold_webinars(world, line, topics, before=before)
        _enter_guests(world, webinars, teachers, guests, AttendanceWay.LOG)
    others = [*_hold_others(world, line, topics), *_hold_for_schools(world, marathon, seminar)]
    _enter_guests(world, _written(world, others), teachers, 24, AttendanceWay.LIST)


def _teachers(schools: Sequence[Organization]) -> list[Visitor]:
    """Known to the events by their names and schools alone, as those are who register from an open page."""
    posts = ("учитель математики", "учитель русского языка", "учитель начальных классов", "педагог-психолог", "учитель")
    called = zip(names(20_000), cycle(schools), cycle(posts), strict=False)
    return [
        Visitor(name.surname, name.first_name, name.patronymic, school, post)
        for name, school, post in islice(called, hotline.TEACHERS)
    ]


def _hold_webinars(world: World, line: EventSeries, topics: Sequence[Topic], *, before: bool) -> list[Event]:
    year = hotline.YEAR_BEFORE if before else hotline.YEAR
    described = [
        (topic, theme, body)
        for one, topic in zip(hotline.TOPICS, topics, strict=True)
        for theme, body in islice(
            zip(cycle(one.themes), _turned(one.bodies, len(one.themes)), strict=False),
            one.before if before else one.webinars,
        )
    ]
    # Topics follow each other through the year instead of standing in a row.
    mixed = [each for start in range(len(topics)) for each in described[start :: len(topics)]]
    events = [
        _event(world, f"{theme}: для {_of(world, body)}", day, series=line, topic=topic, rules_data=BY_LOG)
        for (topic, theme, body), day in zip(mixed, _days(*year, len(mixed)), strict=True)
    ]
    _written(world, events)
    co_hosts = [
        Event.co_hosts.through(event=event, association=world.bodies[body])
        for event, (_topic, _theme, body) in zip(events, mixed, strict=True)
    ]
    Event.co_hosts.through.objects.bulk_create(co_hosts)
    Event.partners.through.objects.bulk_create(
        Event.partners.through(event=event, organization=world.organizations[key])
        for event, keys in zip(events, cycle(hotline.PARTNERS), strict=False)
        for key in keys
    )
    return events


def _turned(bodies: Sequence[str], themes: int) -> Iterator[str]:
    """Bodies by turns, shifted after each round of themes where both rounds are alike: no title comes twice."""
    number = 0
    while True:
        shift = number // len(bodies) if len(bodies) % themes == 0 else 0
        yield bodies[(number + shift) % len(bodies)]
        number += 1


def _days(first: dt.date, last: dt.date, wanted: int) -> Iterator[dt.date]:
    """Working days at even distances, the holidays of January left out."""
    every = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
    free = [day for day in every if day.weekday() < 5 and not (day.month == 1 and day.day <= 8)]
    return (free[number * (len(free) - 1) // (wanted - 1)] for number in range(wanted))


def _hold_others(world: World, line: EventSeries, topics: Sequence[Topic]) -> Iterator[Event]:
    """Consultations and round tables of the series, counted apart from its webinars."""
    described = [(EventKind.CONSULTATION, title) for title in hotline.CONSULTATIONS]
    described += [(EventKind.ROUND_TABLE, title) for title in hotline.ROUND_TABLES]
    for (kind, title), day in zip(described, _days(*hotline.YEAR, len(described)), strict=True):
        yield _event(world, title, day, kind=kind, series=line, topic=topics[3])


def _hold_for_schools(world: World, marathon: EventSeries, seminar: EventSeries) -> Iterator[Event]:
    """Face to face at the institute, for schools with low results."""
    here = {"audience": Audience.LOW_RESULTS, "form": EventForm.ONSITE, "place": str(world.data.city), "link": ""}
    yield _event(world, hotline.PANORAMA, dt.date(2023, 11, 9), kind=EventKind.PANORAMA, **here)
    days = _days(dt.date(2024, 2, 6), dt.date(2024, 4, 25), len(hotline.MASTER_CLASSES))
    for (title, body), day in zip(hotline.MASTER_CLASSES, days, strict=True):
        title = f"{title}: для {_of(world, body)}"
        yield _event(world, title, day, kind=EventKind.MASTER_CLASS, series=marathon, **here)
    for day, title in hotline.SEMINARS:
        yield _event(world, title, day, kind=EventKind.SEMINAR, series=seminar, **here)


def _event(world: World, title: str, day: dt.date, **more: object) -> Event:
    said: dict[str, object] = {
        "kind": EventKind.WEBINAR,
        "form": EventForm.ONLINE,
        "link": f"https://vks.{world.data.mail}/line",
        "state": EventState.HELD,
        "created_at": moment(day - dt.timedelta(days=14), 10),
        "starts_at": moment(day, 15),
        "ends_at": moment(day, 16, 30),
        **more,
    }
    return Event(association=world.rumo, title=title, **said)


def _written(world: World, events: Sequence[Event]) -> list[Event]:
    made = Event.objects.bulk_create(events)
    about = made[0].series or made[0].association
    audit.record(world.admin, "import_events", about, f"Внесены проведённые мероприятия: {len(made)}")
    return made


def _enter_guests(
    world: World, events: Sequence[Event], teachers: Sequence[Visitor], fewest: int, way: AttendanceWay
) -> None:
    """Teachers take turns, so that in a year everybody is at some webinar."""
    turns = cycle(teachers)
    visits = [
        _visit(event, visitor, number, way)
        for place, event in enumerate(events)
        for number, visitor in enumerate(islice(turns, fewest + place * 7 % 19), start=place)
    ]
    enter_visits(world, visits, way=way, about=events[0])


def _visit(event: Event, visitor: Visitor, number: int, way: AttendanceWay) -> Visit:
    early = number % EARLY_EACH == 0
    minutes = (12 if early else 62 + number * 11 % 28) if way == AttendanceWay.LOG else None
    return Visit(event, visitor, came=number % ABSENT_EACH != 0, minutes=minutes)


def _of(world: World, body: str) -> str:
    """«учителей математики», as the body is called."""
    return world.bodies[body].full_name.removeprefix("Областное методическое объединение ")
