"""The method day, the festival and the travelling seminar of «Таёжный район»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, zip_longest

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.s2 import events as data
from rumo.demo.data.s2.communities import COMMUNITIES
from rumo.demo.load.accounts import account_of
from rumo.demo.load.crowd import Worker, settle
from rumo.demo.load.directory import World
from rumo.demo.load.district_s2 import Members
from rumo.demo.load.events import Classifiers, announce_event, finish_event, load_classifiers
from rumo.demo.load.expertise import Subjects, moment
from rumo.demo.load.participants import Visit, Visitor, enter_visits
from rumo.events.actions.outcomes import recommend_practice
from rumo.events.actions.talks import TalkData, add_talk
from rumo.events.enums import AttendanceWay
from rumo.events.models import Event, Registration, SurveyAnswer, SurveyResponse, Talk
from rumo.events.survey import survey_questions


def load_events(world: World, subjects: Subjects, members: Members) -> None:
    officer = account_of(world, "vyrypaeva")
    marks = load_classifiers(world, subjects, data.TOPICS, ())
    _hold_festival(world, marks, members, officer)
    _hold_method_day(world, marks, members, officer)
    seminar = announce_event(world, data.SEMINAR, marks, actor=officer)
    leaders = [people[0] for people in members.values()]
    enter_visits(world, [Visit(seminar, Visitor.of(each)) for each in leaders], way=AttendanceWay.LIST, about=seminar)
    finish_event(seminar, data.SEMINAR, actor=officer)


# --- the method day ---


def _hold_method_day(world: World, marks: Classifiers, members: Members, officer: User) -> None:
    day = announce_event(world, data.METHOD_DAY, marks, actor=officer)
    sections = {each.association_id: each for each in day.sections.all()}
    visits = [
        Visit(day, Visitor.of(worker), section=sections[world.bodies[each.key].pk])
        for each in COMMUNITIES
        if each.at_day
        for worker in members[each.key][: each.at_day]
    ]
    _answer(day, enter_visits(world, visits, way=AttendanceWay.LIST, about=day))
    finish_event(day, data.METHOD_DAY, actor=officer)


def _answer(day: Event, rows: list[Registration]) -> None:
    """Everybody answered, without a name."""
    question = survey_questions(day)[0]
    met = (data.MET,) * data.POSITIVE + (data.PARTLY,) * data.PARTLY_POSITIVE
    texts = [*met, *(data.NOT_MET,) * (len(rows) - len(met))]
    midnight = moment(data.METHOD_DAY.day)
    responses = SurveyResponse.objects.bulk_create(
        SurveyResponse(event=day, given_on=day.day, is_positive=text == data.MET, created_at=midnight) for text in texts
    )
    SurveyResponse.objects.filter(event=day).update(updated_at=midnight)
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(response=each, question=question, text=text) for each, text in zip(responses, texts, strict=True)
    )
    Registration.objects.filter(event=day).update(answered_at=midnight)


# --- the festival ---


def _hold_festival(world: World, marks: Classifiers, members: Members, officer: User) -> None:
    festival = announce_event(world, data.FESTIVAL, marks, actor=officer)
    garden = [(world.organizations["kindergarten"], "воспитатель")] * len(data.FESTIVAL_SECTIONS[data.KINDERGARTEN])
    educators = settle(world, garden, start=2000)
    # The teacher of the demo shows the first practice, members of all communities the others.
    first = members["primary"][0]
    row_by_row = [worker for row in zip_longest(*members.values()) for worker in row if worker not in (None, first)]
    with clock.standing_at(data.FESTIVAL.announced):
        _add_practices(festival, educators, [first, *row_by_row], officer)
    sections = list(festival.sections.all())
    visits = [
        Visit(festival, Visitor.of(worker), section=sections[number % len(sections)])
        for number, worker in enumerate(islice((first, *educators, *row_by_row), data.PARTICIPANTS))
    ]
    enter_visits(world, visits, way=AttendanceWay.LIST, about=festival)
    finish_event(festival, data.FESTIVAL, actor=officer)
    titles = [title for shown in data.FESTIVAL_SECTIONS.values() for title in shown]
    wanted = [title.removeprefix(data.RECOMMENDED) for title in titles if title.startswith(data.RECOMMENDED)]
    with clock.standing_at(data.FESTIVAL.day):
        for talk in Talk.objects.filter(event=festival, title__in=wanted):
            recommend_practice(talk, actor=officer)


def _add_practices(festival: Event, educators: Sequence[Worker], teachers: Sequence[Worker], officer: User) -> None:
    """Those of kindergartens by their educators, the others by teachers."""
    of_gardens, of_schools = iter(educators), iter(teachers)
    for section in festival.sections.all():
        able = of_gardens if section.title == data.KINDERGARTEN else of_schools
        for title, worker in zip(data.FESTIVAL_SECTIONS[section.title], able, strict=False):
            said = TalkData(
                title=title.removeprefix(data.RECOMMENDED),
                section=section,
                is_practice=True,
                person=worker.person,
                organization=worker.organization,
                may_be_published=True,
            )
            add_talk(festival, data=said, actor=officer)
