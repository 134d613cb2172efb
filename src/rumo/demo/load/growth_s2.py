"""Growth of teachers of «Таёжный район»: who was diagnosed, whose routes were begun and credited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import cycle

from rumo.core import clock
from rumo.demo.data.s2 import growth as data
from rumo.demo.data.s2.communities import COMMUNITIES, MEMBERS_SINCE
from rumo.demo.load.accounts import account_of
from rumo.demo.load.crowd import Worker, settle
from rumo.demo.load.directory import World
from rumo.demo.load.district_s2 import Members
from rumo.demo.load.expertise import Subjects
from rumo.demo.load.growth import Route, Taker, announce, draw_routes, enter_results, lay_settings, make_template
from rumo.demo.load.registers import appoint_pool
from rumo.directory.models import Organization, Subject
from rumo.growth.actions.teacher_counts import CountData, save_counts
from rumo.growth.enums import PoolKind, RouteGround, RouteState, WorkerKind


def load_growth(world: World, subjects: Subjects, members: Members, schools: Sequence[Organization]) -> None:
    officer = account_of(world, "vyrypaeva")
    lay_settings(world)
    with clock.standing_at(data.COUNTED_ON):
        counts = [CountData(data.COUNTED_ON, data.TEACHERS, data.COUNT_SOURCE, world.municipalities[0])]
        save_counts(world.region, counts=counts, actor=world.admin)
    appoint_pool(
        world,
        PoolKind.METHODOLOGISTS,
        [(members[each.key][0], subjects.get(each.subject)) for each in COMMUNITIES],
        since=MEMBERS_SINCE,
        ground="приказ управления образования о руководителях объединений",
        functions="Ведёт объединение и маршруты его педагогов",
    )
    takers = _takers(world, subjects, members, schools)
    campaign = announce(world, data.TITLE, data.PLATFORM, data.DAYS, officer)
    results = enter_results(campaign, takers, actor=officer)
    template = make_template(world, data.TEMPLATE, on=data.ROUTE_DAYS[0], actor=officer)
    tutors = cycle([people[0].person for people in members.values()])
    routes = []
    for number, (taker, result) in enumerate(zip(takers[: data.ROUTES], results, strict=False)):
        state = _state(number)
        going_on = state in (RouteState.IN_PROGRESS, RouteState.MADE)
        routes.append(
            Route(
                taker.worker,
                RouteGround.GAP,
                template,
                data.ROUTE_DAYS[0] + dt.timedelta(days=number % 40),
                dt.date(2024, 6, 28) if going_on else data.ROUTE_DAYS[1],
                state,
                next(tutors),
                result,
                taker.subject,
                taker.kind,
                closed=data.ROUTE_DAYS[1] - dt.timedelta(days=number % 10),
            )
        )
    draw_routes(world, routes, actor=officer)


def _takers(world: World, subjects: Subjects, members: Members, schools: Sequence[Organization]) -> list[Taker]:
    """Deputy heads first, then members of the communities by turns; leaders are tutors and take none."""
    days = (data.DAYS[1] - data.DAYS[0]).days
    posts = zip(cycle(schools), ["заместитель директора"] * data.DEPUTIES, strict=False)
    deputies = settle(world, list(posts), start=1000)
    of_subject = {each.key: subjects.get(each.subject) for each in COMMUNITIES}
    teachers = sorted(
        ((place, key, worker) for key, people in members.items() for place, worker in enumerate(people) if place),
        key=lambda each: each[0],
    )[: data.DIAGNOSED - data.DEPUTIES]
    listed: list[tuple[Worker, Subject | None, WorkerKind]] = [(each, None, WorkerKind.DEPUTY) for each in deputies]
    listed += [(worker, of_subject[key], WorkerKind.TEACHER) for _place, key, worker in teachers]
    return [
        Taker(worker, data.DAYS[0] + dt.timedelta(days=number % days), subject, kind)
        for number, (worker, subject, kind) in enumerate(listed)
    ]


def _state(number: int) -> RouteState:
    """Credited first, then those that go on, those that stopped, those never begun."""
    credited = data.DEPUTIES + data.CREDITED_TEACHERS
    if number < credited:
        return RouteState.CREDITED
    if number < credited + data.GO_ON:
        return RouteState.IN_PROGRESS
    return RouteState.STOPPED if number < data.BEGUN else RouteState.MADE
