"""Growth of teachers of «Западная область»: routes by regional methodologists, mentoring, schools with low results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from itertools import cycle

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.s0 import growth as data
from rumo.demo.data.s0.subjects import SUBJECTS as BODIES
from rumo.demo.load.accounts import account_of
from rumo.demo.load.crowd import Worker, settle, worker_of
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import Subjects
from rumo.demo.load.growth import Route, draw_routes, lay_settings, make_template
from rumo.demo.load.registers import appoint_pool, bring_in, enter_one
from rumo.directory.models import Organization
from rumo.growth.actions import mentoring
from rumo.growth.actions.support import add_visit
from rumo.growth.enums import (
    MentoringForm,
    PoolKind,
    PublicationKind,
    RouteGround,
    RouteState,
    SupportKind,
)
from rumo.growth.models import MentoringProgram, Participation, Publication, SupportedSchool

# By turns, how routes of the year stand in June; the others are credited.
STATES = {1: RouteState.SUBMITTED, 21: RouteState.IN_PROGRESS, 8: RouteState.RETURNED, 34: RouteState.STOPPED}
POSTS = ("учитель математики", "учитель русского языка", "учитель физики", "учитель географии", "учитель химии")
PAIRS = 12


def load_growth(world: World, subjects: Subjects, schools: Sequence[Organization]) -> None:
    officer = account_of(world, "yasinskaya")
    lay_settings(world)
    tutors = [worker_of(world, body.key_of(2)) for body in BODIES[: data.METHODOLOGISTS]]
    appoint_pool(
        world,
        PoolKind.REGIONAL_METHODOLOGIST,
        [(each, None) for each in tutors],
        since=data.METHODOLOGISTS_SINCE,
        ground="приказ института о региональных методистах на 2023/24 учебный год",
        functions="Ведёт маршруты педагогов, помогает школам с низкими результатами",
    )
    low, young = _settle(schools)
    teachers = settle(world, [*low, *young], start=30_000)
    _lead_through(world, teachers, tutors, officer)
    _support(world, schools, tutors, officer)
    _mentor(world, schools, tutors, teachers[data.LOW_RESULTS :], officer)
    _publish(world, subjects)
    _take_part(world)


def _settle(schools: Sequence[Organization]) -> tuple[list[tuple[Organization, str]], list[tuple[Organization, str]]]:
    """Places and posts: teachers of the schools with low results, and young ones of the others."""
    low = zip(range(data.LOW_RESULTS), cycle(schools[: data.SCHOOLS]), cycle(POSTS), strict=False)
    young = zip(range(data.YOUNG), cycle(schools[data.SCHOOLS :]), cycle(POSTS), strict=False)
    return [each[1:] for each in low], [each[1:] for each in young]


def _lead_through(world: World, teachers: Sequence[Worker], tutors: Sequence[Worker], officer: User) -> None:
    first, last = data.YEAR
    for_low, for_young = (
        make_template(world, each, on=first, actor=officer) for each in (data.FOR_LOW_RESULTS, data.FOR_YOUNG)
    )
    routes = []
    for number, (worker, tutor) in enumerate(zip(teachers, cycle(tutors), strict=False)):
        is_low = number < data.LOW_RESULTS
        state = STATES.get(number % 40, RouteState.CREDITED)
        is_open = state not in (RouteState.CREDITED, RouteState.STOPPED)
        routes.append(
            Route(
                worker,
                RouteGround.LOW_RESULTS if is_low else RouteGround.YOUNG,
                for_low if is_low else for_young,
                first + dt.timedelta(days=number % 18),
                dt.date(2024, 6, 28) if is_open else last,
                state,
                tutor.person,
                closed=dt.date(2024, 6, 14) if is_open else last - dt.timedelta(days=number % 12),
            )
        )
    draw_routes(world, routes, actor=officer)


def _support(world: World, schools: Sequence[Organization], tutors: Sequence[Worker], officer: User) -> None:
    rows = [
        SupportedSchool(
            association=world.rumo,
            organization=school,
            year=year,
            curator=tutor.person,
            ground=f"перечень школ с низкими результатами на {year}/{year + 1} учебный год",
        )
        for year, many in ((2022, data.SCHOOLS_BEFORE), (2023, data.SCHOOLS))
        for school, tutor in zip(schools[:many], cycle(tutors), strict=False)
    ]
    made = bring_in(world, "support", rows, on=data.METHODOLOGISTS_SINCE)
    visits = (
        (SupportKind.VISIT, dt.date(2023, 10, 12), "Познакомились с командой школы, составили план на год."),
        (SupportKind.LESSON, dt.date(2023, 12, 7), "Посещены четыре урока, разобраны вместе с учителями."),
        (SupportKind.CONSULTATION, dt.date(2024, 3, 14), "Разбор пробного экзамена по двум предметам."),
    )
    for place, school in enumerate(made[data.SCHOOLS_BEFORE :]):
        for kind, day, summary in visits[: 1 + place % len(visits)]:
            with clock.standing_at(day):
                add_visit(
                    school,
                    kind=kind.value,
                    day=day,
                    person=tutors[place % len(tutors)].person,
                    summary=summary,
                    upload=None,
                    actor=officer,
                )


def _mentor(
    world: World, schools: Sequence[Organization], tutors: Sequence[Worker], young: Sequence[Worker], officer: User
) -> None:
    """A programme in each of so many schools; pairs with a journal in some."""
    starts, ends = dt.date(2023, 9, 15), dt.date(2024, 8, 31)
    with_young = sorted(schools, key=lambda each: each.pk not in {one.organization.pk for one in young})
    rows = [
        MentoringProgram(
            association=world.rumo,
            organization=school,
            title="Наставничество: первые три года в школе" if number % 3 else "Наставник и команда школы",
            starts_on=starts,
            ends_on=ends,
            ground=f"приказ школы от 14.09.2023 № {31 + number}",
        )
        for number, school in enumerate(with_young[: data.PROGRAMS])
    ]
    of_school = {each.organization_id: each for each in bring_in(world, "mentoring", rows, on=starts)}
    for number, (mentee, mentor) in enumerate(zip(young[:PAIRS], tutors, strict=False)):
        with clock.standing_at(starts):
            pair = mentoring.add_pair(
                of_school[mentee.organization.pk],
                mentor=mentor.person,
                mentee=mentee.person,
                form=MentoringForm.TEACHER_TEACHER.value,
                starts_on=starts,
                actor=officer,
            )
        for step, text in enumerate(("Первый урок вместе: план и разбор.", "Разговор с родителями: что получилось.")):
            day = starts + dt.timedelta(days=20 + 45 * step + number)
            with clock.standing_at(day):
                mentoring.write_entry(pair, day=day, text=text, hours=Decimal("1.5"), actor=officer)


def _publish(world: World, subjects: Subjects) -> None:
    city = world.data.city.removeprefix("г. ")
    rows = [
        Publication(
            association=world.rumo,
            kind=PublicationKind.RECOMMENDATIONS,
            title=f"{title}: трудные темы и приёмы работы с ними",
            publisher=data.PUBLISHER,
            city=city,
            published_on=dt.date(2023, 12, 11) + dt.timedelta(days=number * 9),
            pages=34 + number * 3,
            subject=subjects[title],
            for_low_results=True,
        )
        for number, title in enumerate(data.RECOMMENDED)
    ]
    bring_in(world, "publications", rows, on=dt.date(2024, 3, 1))
    enter_one(
        world,
        "publications",
        on=data.PUBLISHED_ON,
        kind=PublicationKind.COLLECTION,
        title=data.COLLECTION,
        authors=data.COLLECTED_BY,
        publisher=data.PUBLISHER,
        city=city,
        published_on=data.PUBLISHED_ON,
        pages=data.PAGES,
    )


def _take_part(world: World) -> None:
    """The leader of each body; in commissions also those who teach the subject."""
    rows = [
        Participation(
            association=world.rumo,
            person=world.people[f"{body}_{place}"],
            kind=kind,
            title=title,
            starts_on=days[0],
            ends_on=days[1],
            ground="приказ министерства" if place == 2 else "",
        )
        for kind, title, days, bodies in data.PARTICIPATIONS
        for body in bodies
        for place in ((1, 2) if days[0].month == 5 else (1,))
    ]
    bring_in(world, "participations", rows, on=dt.date(2024, 6, 18))
