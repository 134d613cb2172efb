"""Events by the actions people press: announced on their day, held when they are over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.shapes.events import DemoEvent, DemoTalk
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import Subjects, moment
from rumo.events.actions import events, materials, moderation, outcomes, programme, questions, talks
from rumo.events.actions.outcomes import OutcomeData
from rumo.events.actions.programme import SectionData
from rumo.events.actions.questions import QuestionData
from rumo.events.actions.series import add_series
from rumo.events.actions.talks import TalkData
from rumo.events.actions.topics import add_topic
from rumo.events.enums import EventState
from rumo.events.models import Event, EventSection, EventSeries, Topic


@dataclass(slots=True)
class Classifiers:
    """What events are marked with, by title."""

    subjects: Subjects
    topics: dict[str, Topic] = field(default_factory=dict)
    series: dict[str, EventSeries] = field(default_factory=dict)


def load_classifiers(
    world: World, subjects: Subjects, topics: Iterable[str], series: Iterable[tuple[str, str]]
) -> Classifiers:
    with clock.standing_at(world.data.founded):
        return Classifiers(
            subjects,
            {title: add_topic(world.region, title=title, actor=world.admin) for title in topics},
            {title: add_series(world.rumo, title=title, about=about, actor=world.admin) for title, about in series},
        )


def announce_event(world: World, data: DemoEvent, marks: Classifiers, *, actor: User) -> Event:
    """The event with its programme and forms, in the navigator unless it is still a draft or was never accepted."""
    body, said = world.bodies[data.body], _said(world, data, marks)
    with clock.standing_at(data.announced):
        if data.state in (EventState.PROPOSED, EventState.DECLINED):
            return _answered(world, moderation.propose_event(association=body, data=said, actor=actor), data)
        event = events.create_event(association=body, data=said, actor=actor)
        _programme(world, event, data, actor)
        for each in data.questions:
            asked = QuestionData(
                text=each.text,
                kind=each.kind.value,
                choices=each.choices,
                positive=each.positive,
                is_required=each.is_required,
            )
            questions.add_question(event, purpose=each.purpose.value, data=asked, actor=actor)
        if data.state != EventState.DRAFT:
            events.fire_event(event, "publish", actor=actor)
    return event


def finish_event(event: Event, data: DemoEvent, *, actor: User) -> None:
    """What came of it, the day after; a cancelled one is called off before."""
    event.refresh_from_db()
    if data.state == EventState.CANCELLED:
        with clock.standing_at(data.day - dt.timedelta(days=6)):
            events.fire_event(event, "cancel", actor=actor, reason=data.reason)
        return
    with clock.standing_at((data.last or data.day) + dt.timedelta(days=1)):
        for title, url in data.materials:
            materials.add_material(event, title=title, url=url, actor=actor)
        if data.outcome is not None:
            outcomes.save_outcome(event, data=OutcomeData(*data.outcome), version=1, actor=actor)
        recommended = {talk.title for section in data.sections for talk in section.talks if talk.is_recommended}
        for talk in event.talks.filter(title__in=recommended):
            outcomes.recommend_practice(talk, actor=actor)
        if data.state == EventState.HELD:
            events.fire_event(event, "hold", actor=actor)


def _said(world: World, data: DemoEvent, marks: Classifiers) -> events.EventData:
    return events.EventData(
        kind=data.kind.value,
        title=data.title,
        annotation=data.annotation,
        starts_at=moment(data.day, data.hour),
        ends_at=moment(data.last or data.day, data.until),
        series=marks.series[data.series] if data.series else None,
        topic=marks.topics[data.topic] if data.topic else None,
        subjects=tuple(marks.subjects[title] for title in data.subjects),
        audience=data.audience.value,
        municipality=None if data.place_of is None else world.municipalities[data.place_of],
        partners=tuple(world.organizations[key] for key in data.partners),
        form=data.form.value,
        place=data.place,
        link="" if data.form == data.form.ONSITE else f"https://vks.{world.data.mail}/{data.key}",
        recording_url=data.recording,
        publication_url=data.publication,
        hours=None if data.hours is None else Decimal(data.hours),
        capacity=data.capacity,
        rules=data.rules,
    )


def _answered(world: World, event: Event, data: DemoEvent) -> Event:
    if data.state == EventState.DECLINED:
        with clock.standing_at(data.announced + dt.timedelta(days=3)):
            events.fire_event(event, "decline", actor=world.admin, reason=data.reason)
    return event


def _programme(world: World, event: Event, data: DemoEvent, actor: User) -> None:
    for each in data.sections:
        section = programme.add_section(
            event,
            data=SectionData(
                title=each.title,
                association=world.bodies[each.body] if each.body else None,
                leader=world.people[each.leader] if each.leader else None,
                room=each.room,
                capacity=each.capacity,
            ),
            actor=actor,
        )
        for talk in each.talks:
            _add_talk(world, event, talk, section, actor)
    for talk in data.talks:
        _add_talk(world, event, talk, None, actor)
    for key, duty in data.organizers:
        programme.add_organizer(event, person=world.people[key], duty=duty, actor=actor)


def _add_talk(world: World, event: Event, talk: DemoTalk, section: EventSection | None, actor: User) -> None:
    said = TalkData(
        title=talk.title,
        section=section,
        is_practice=talk.is_practice,
        person=world.people[talk.who] if talk.who else None,
        name=talk.name,
        post=talk.post,
        may_be_published=bool(talk.who),
    )
    talks.add_talk(event, data=said, actor=actor)
