"""The navigator of «Дальний край»: announced first, then, when its teachers are there, who registered and came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.audit import Guest
from rumo.demo.data.s1 import events as data
from rumo.demo.data.shapes.events import DemoEvent
from rumo.demo.load.accounts import account_of
from rumo.demo.load.crowd import Worker
from rumo.demo.load.directory import World
from rumo.demo.load.events import announce_event, finish_event, load_classifiers
from rumo.demo.load.expertise import Subjects
from rumo.demo.load.participants import Visit, Visitor, enter_visits
from rumo.demo.load.people_s1 import Crowd
from rumo.events.actions import attendance, certificates, groups, registration, surveys
from rumo.events.actions.groups import GroupData
from rumo.events.actions.registration import RegistrationData
from rumo.events.enums import AttendanceWay, QuestionKind, QuestionPurpose, RegistrationSource, SeatState
from rumo.events.models import Event, EventSection, Question, Registration
from rumo.events.survey import survey_questions

# Of the municipality whose methodologist proposes events.
MUNICIPAL = "municipal"
ANSWERED, MARKED_TODAY = 15, 9


@dataclass(frozen=True, slots=True)
class Navigator:
    """The events that others refer to."""

    streams: list[Event]
    past: Event
    today: Event
    coming: Event
    forum: Event


def announce_all(world: World, subjects: Subjects) -> Navigator:
    officer = account_of(world, "zarubina")
    marks = load_classifiers(world, subjects, data.TOPICS, data.SERIES)

    def announced(*described: DemoEvent, actor: User = officer) -> list[Event]:
        return [announce_event(world, each, marks, actor=actor) for each in described]

    streams = announced(*data.STREAM_EVENTS)
    past, today, coming = announced(data.PAST, data.TODAY, data.COMING)
    others = announced(*data.OTHERS)
    municipal = User.objects.get(email=f"{MUNICIPAL}@{world.data.mail}")
    announced(*data.PROPOSED, actor=municipal)
    cancelled = next(each for each in data.OTHERS if each.reason)
    finish_event(next(each for each in others if each.title == cancelled.title), cancelled, actor=officer)
    return Navigator(streams, past, today, coming, others[0])


def hold_all(world: World, navigator: Navigator, crowd: Crowd) -> None:
    officer = account_of(world, "zarubina")
    people = [worker for worker, _subject in crowd.everybody]
    for number, (event, described) in enumerate(zip(navigator.streams, data.STREAM_EVENTS, strict=True)):
        enter_visits(world, _visits(event, people[number * 40 : number * 40 + 26]), way=AttendanceWay.LIST, about=event)
        finish_event(event, described, actor=officer)
    _hold_past(world, navigator.past, crowd, officer)
    _gather(world, navigator.coming, crowd)
    enter_visits(
        world,
        [Visit(navigator.forum, Visitor.of(each), came=False) for each in people[200:260]],
        way=AttendanceWay.LIST,
        about=navigator.forum,
    )
    _begin_today(world, navigator.today, people[300:331])


def _visits(event: Event, people: Sequence[Worker]) -> list[Visit]:
    """All but every ninth came."""
    return [Visit(event, Visitor.of(each), came=number % 9 != 4) for number, each in enumerate(people)]


def _hold_past(world: World, event: Event, crowd: Crowd, officer: User) -> None:
    """Registered, came, answered, certified; the teacher of the demo among them."""
    exact = [worker for worker, subject in crowd.everybody if subject.title in ("Математика", "Физика", "Информатика")][
        :28
    ]
    visits = [
        Visit(event, Visitor.of(each), came=number % 7 != 3, minutes=15 if number % 13 == 6 else 84 + number % 20)
        for number, each in enumerate(exact)
    ]
    rows = enter_visits(world, visits, way=AttendanceWay.LOG, about=event)
    teacher, leader = account_of(world, "orlik"), account_of(world, "melnichenko")
    with clock.standing_at(data.PAST.day - dt.timedelta(days=5)):
        own = registration.register_person(event, person=world.people["orlik"], actor=teacher, agrees=True)
    with clock.standing_at(data.PAST.day):
        attendance.mark_came(own, way=AttendanceWay.LIST, actor=leader)
    asked = survey_questions(event)
    with clock.standing_at(data.PAST.day + dt.timedelta(days=1)):
        for number, row in enumerate([each for each in rows if each.came_at][:ANSWERED]):
            row.event = event
            surveys.answer_survey(row, answers=_answers(asked, number))
    finish_event(event, data.PAST, actor=officer)
    with clock.standing_at(data.PAST.day + dt.timedelta(days=2)):
        for row in Registration.objects.filter(event=event, is_counted=True):
            certificates.issue_certificate(row, sends_letter=True, actor=officer)
        for talk in event.talks.all():
            certificates.issue_certificate(talk, sends_letter=False, actor=officer)


def _answers(asked: Sequence[Question], number: int) -> dict[int, list[str]]:
    said: dict[int, list[str]] = {}
    for question in asked:
        if question.kind == QuestionKind.CHOICE:
            said[question.pk] = [question.choices[(0, 0, 1, 0, 1, 2, 0)[number % 7]]]
        elif question.kind == QuestionKind.SCALE:
            said[question.pk] = [str((5, 4, 5, 3, 4)[number % 5])]
        elif number % 4 == 1:
            said[question.pk] = [data.WISHES[number // 4 % len(data.WISHES)]]
    return said


def _gather(world: World, event: Event, crowd: Crowd) -> None:
    """The teacher first, then a group of a school, then those who come one by one, until some have to wait."""
    sections = list(event.sections.all())
    question = event.questions.get(purpose=QuestionPurpose.REGISTRATION)
    opened = data.COMING.announced
    with clock.standing_at(opened + dt.timedelta(days=1)):
        registration.register_person(
            event,
            person=world.people["orlik"],
            sections=(sections[0],),
            answers={str(question.pk): question.choices[1]},
            actor=account_of(world, "orlik"),
            agrees=True,
        )
    near = [worker for worker, _subject in crowd.teachers[0]]
    _register_school(world, event, near[:3], sections[1], opened + dt.timedelta(days=2))
    came_one_by_one = [
        _register_guest(world, event, each, sections[number % 5 == 0], opened + dt.timedelta(days=3 + number))
        for number, each in enumerate(near[20:33])
    ]
    # One gives up the place the day before: it is offered to the first who waits.
    with clock.standing_at(clock.today()):
        leaving = next(each for each in came_one_by_one if each.state == SeatState.REGISTERED)
        registration.cancel_registration(leaving, actor=Guest(leaving.full_name), reason="Вызвали в школу")


def _register_school(world: World, event: Event, people: Sequence[Worker], section: EventSection, day: dt.date) -> None:
    contact = people[0].person
    school = people[0].organization
    listed = tuple(_said(world, each, (section,)) for each in people)
    described = GroupData("", str(contact), _address(world, contact.pk), listed, school, agrees=True)
    with clock.standing_at(day):
        group = groups.register_group(event, data=described, actor=Guest(str(contact)))
        groups.confirm_group(group, actor=Guest(str(contact)))


def _register_guest(world: World, event: Event, worker: Worker, section: EventSection, day: dt.date) -> Registration:
    said = _said(world, worker, (section,))
    guest = Guest(str(worker.person))
    with clock.standing_at(day):
        made = registration.register(event, data=said, source=RegistrationSource.PUBLIC, actor=guest)
        return registration.confirm(made, actor=guest)


def _said(world: World, worker: Worker, sections: tuple[EventSection, ...]) -> RegistrationData:
    person = worker.person
    return RegistrationData(
        person.surname,
        person.first_name,
        person.patronymic,
        _address(world, person.pk),
        worker.organization,
        post=worker.post,
        sections=sections,
        agrees=True,
    )


def _address(world: World, key: int) -> str:
    return f"teacher-{key}@{world.data.mail}"


def _begin_today(world: World, event: Event, people: Sequence[Worker]) -> None:
    """Everybody is expected, the first ones are marked already."""
    rows = enter_visits(
        world, [Visit(event, Visitor.of(each), came=False) for each in people], way=AttendanceWay.LIST, about=event
    )
    with clock.standing_at(data.TODAY.day):
        attendance.mark_many(event, rows[:MARKED_TODAY], actor=account_of(world, "melnichenko"))
