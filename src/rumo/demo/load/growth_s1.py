"""Growth of teachers of «Дальний край»: two thousand diagnosed, their routes, the pools and what these made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from itertools import cycle

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.s1 import growth as data
from rumo.demo.load.accounts import account_of
from rumo.demo.load.crowd import Worker, settle
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import Subjects
from rumo.demo.load.growth import Route, Taker, announce, draw_routes, enter_results, lay_settings, make_template
from rumo.demo.load.people_s1 import DISTRICT, Crowd, settle_region
from rumo.demo.load.registers import appoint_pool, bring_in
from rumo.directory.models import Person
from rumo.events.models import Event
from rumo.growth.actions.items import ItemData, add_item, submit_item
from rumo.growth.actions.results import GapData, ResultData, enter_result
from rumo.growth.actions.routes import RouteData, create_route, fire_route
from rumo.growth.actions.teacher_counts import CountData, save_counts
from rumo.growth.enums import ItemKind, PoolKind, ProductKind, RouteGround, RouteState, WorkerKind
from rumo.growth.models import Diagnostic, DiagnosticResult, PoolMember, PoolProduct, RouteTemplate

# Of a hundred routes of 2023 the last ones are not credited; these of 2024 stand in each state by turns.
NOT_CREDITED = (
    RouteState.STOPPED, RouteState.STOPPED, RouteState.IN_PROGRESS, RouteState.IN_PROGRESS, RouteState.SUBMITTED,
    RouteState.RETURNED,
)  # fmt: skip
STATES = (
    RouteState.IN_PROGRESS, RouteState.MADE, RouteState.SUBMITTED, RouteState.AGREED, RouteState.IN_PROGRESS,
    RouteState.CREDITED, RouteState.RETURNED,
)  # fmt: skip


def load_growth(world: World, subjects: Subjects, past: Event, coming: Event) -> Crowd:
    """`past` is an event the teacher of the demo was at, `coming` one the teacher is going to."""
    officer = account_of(world, "zarubina")
    lay_settings(world)
    _count_teachers(world)
    crowd = settle_region(world, subjects)
    members = _appoint(world, crowd)
    _make_products(world, members)
    results = _diagnose(world, crowd, officer)
    _lead_through(world, crowd, results, officer)
    _second_year(world, crowd, subjects, officer, past, coming)
    return crowd


def _count_teachers(world: World) -> None:
    with clock.standing_at(data.COUNTED_ON):
        counts = [
            CountData(data.COUNTED_ON, value, data.COUNT_SOURCE, place)
            for place, value in zip(world.municipalities, data.TEACHERS, strict=True)
        ]
        save_counts(world.region, counts=counts, actor=world.admin)


# --- pools ---


def _appoint(world: World, crowd: Crowd) -> list[PoolMember]:
    members = appoint_pool(
        world,
        PoolKind.METHODOLOGISTS,
        [each for place in crowd.pool for each in place],
        functions="Ведёт маршруты педагогов, разбирает дефициты, готовит измерительные материалы",
        since=data.POOL_SINCE,
        ground=data.POOL_GROUND,
    )
    posts = cycle(("директор", "заместитель директора"))
    leaders = [place[0] for place in crowd.schools] + [place[-1] for place in crowd.schools]
    heads = settle(world, list(zip(leaders[: data.HEADS_IN_POOL], posts, strict=False)), start=5200)
    appoint_pool(
        world,
        PoolKind.MANAGERS,
        [(each, None) for each in (*crowd.authorities, *heads)],
        functions="Ведёт управленческие маршруты, разбирает данные мониторинга",
        since=data.POOL_SINCE,
        ground=data.POOL_GROUND,
    )
    return members


def _make_products(world: World, members: Sequence[PoolMember]) -> None:
    """КИМ of each subject by its members in turns, and a specification."""
    rows, authors = [], []
    for number, (title, papers) in enumerate(data.PAPERS.items()):
        able = cycle([each for each in members if each.subject and each.subject.title == title])
        kinds = [*((ProductKind.ASSESSMENT, f"{title}: диагностическая работа № {n}") for n in range(1, papers + 1))]
        kinds.append((ProductKind.SPECIFICATION, f"{title}: спецификация диагностических работ"))
        for place, (kind, name) in enumerate(kinds):
            author = next(able)
            made_on = dt.date(2023, 9, 11) + dt.timedelta(days=(number * 9 + place * 7) % 95)
            rows.append(
                PoolProduct(association=world.rumo, kind=kind, title=name, subject=author.subject, made_on=made_on)
            )
            authors.append(author)
    made = bring_in(world, "products", rows, on=dt.date(2023, 12, 14))
    PoolProduct.authors.through.objects.bulk_create(
        PoolProduct.authors.through(poolproduct=product, poolmember=author)
        for product, author in zip(made, authors, strict=True)
    )


# --- the year 2023 ---


def _diagnose(world: World, crowd: Crowd, officer: User) -> list[DiagnosticResult]:
    campaign = announce(world, data.TITLE, data.PLATFORM, data.DAYS, officer)
    days = (data.DAYS[1] - data.DAYS[0]).days
    takers = []
    for number, (worker, subject) in enumerate(crowd.everybody):
        taken = data.DAYS[0] + dt.timedelta(days=number * 3 % days)
        analysed = data.DAYS[1] + dt.timedelta(days=3 + number % 60) if number < data.ANALYSED else None
        takers.append(Taker(worker, taken, subject, analysed_on=analysed))
    managers = [(each, WorkerKind.KINDERGARTEN_HEAD) for each in crowd.heads]
    managers += [(each, WorkerKind.MUNICIPAL) for each in crowd.authorities]
    takers += [Taker(worker, data.DAYS[1], kind=kind) for worker, kind in managers]
    return enter_results(campaign, takers, actor=officer)


def _lead_through(world: World, crowd: Crowd, results: Sequence[DiagnosticResult], officer: User) -> None:
    """Routes of teachers by the methodologists of their municipality, and those of the managers."""
    first = data.ROUTE_DAYS[0]
    templates = [make_template(world, each, on=first, actor=officer) for each in (data.TEMPLATE, data.MANAGERIAL)]
    tutors = {
        place.pk: cycle([worker.person for worker, _subject in pool])
        for place, pool in zip(world.municipalities, crowd.pool, strict=True)
    }
    teachers = crowd.everybody
    managers = [*crowd.heads, *crowd.authorities]
    wanted = data.ROUTES - len(managers)
    routes = [
        _route(templates[0], worker, result, number, next(tutors[worker.organization.municipality_id or 0]))
        for number, ((worker, _subject), result) in enumerate(zip(teachers[:wanted], results, strict=False))
    ]
    routes += [
        _route(templates[1], worker, result, 0, None)
        for worker, result in zip(managers, results[len(teachers) :], strict=True)
    ]
    draw_routes(world, routes, actor=officer)


def _route(
    template: RouteTemplate, worker: Worker, result: DiagnosticResult, number: int, tutor: Person | None
) -> Route:
    left = 100 - number % 100
    state = NOT_CREDITED[left - 1] if left <= len(NOT_CREDITED) else RouteState.CREDITED
    is_open = state not in (RouteState.CREDITED, RouteState.STOPPED)
    starts = data.ROUTE_DAYS[0] + dt.timedelta(days=number % 30)
    closed = data.ROUTE_DAYS[1] - dt.timedelta(days=number % 25)
    return Route(
        worker,
        RouteGround.GAP,
        template,
        starts,
        dt.date(2024, 8, 30) if is_open else data.ROUTE_DAYS[1],
        state,
        tutor,
        result,
        result.subject,
        WorkerKind(result.worker),
        closed=dt.date(2024, 6, 10) if is_open else closed,
    )


# --- the spring of 2024: one district, its tutor, one teacher ---


def _second_year(world: World, crowd: Crowd, subjects: Subjects, officer: User, past: Event, coming: Event) -> None:
    campaign = announce(world, data.NEW_TITLE, data.PLATFORM, data.NEW_DAYS, officer)
    takers = [
        Taker(worker, data.NEW_DAYS[0] + dt.timedelta(days=number % 50), subject)
        for number, (worker, subject) in enumerate(crowd.teachers[DISTRICT][:-1])
    ]
    results = enter_results(campaign, takers, actor=officer)
    template = make_template(world, data.NEW_TEMPLATE, on=data.NEW_ROUTE_DAYS[0], actor=officer)
    tutor = world.people["melnichenko"]
    routes = [
        Route(
            worker,
            RouteGround.GAP,
            template,
            data.NEW_ROUTE_DAYS[0] + dt.timedelta(days=number % 20),
            data.NEW_ROUTE_DAYS[1],
            STATES[number % len(STATES)],
            tutor,
            result,
            subject,
            closed=dt.date(2024, 6, 14),
        )
        for number, ((worker, subject), result) in enumerate(zip(crowd.teachers[DISTRICT][:14], results, strict=False))
    ]
    draw_routes(world, routes, actor=officer)
    _lead_one(world, campaign, template, subjects, officer, past, coming)


def _lead_one(
    world: World,
    campaign: Diagnostic,
    template: RouteTemplate,
    subjects: Subjects,
    officer: User,
    past: Event,
    coming: Event,
) -> None:
    """The teacher of the demo: a result, a route under way, an item credited by attendance, one handed in."""
    teacher, tutor = world.people["orlik"], account_of(world, "melnichenko")
    low, middle = world.region.gap_levels.order_by("from_percent")[:2]
    levels = zip(world.region.gap_areas.all(), (middle, low, middle), ("", "обратная связь на уроке", ""), strict=False)
    said = ResultData(
        dt.date(2024, 3, 21), subjects["Математика"], percent=Decimal(46), gaps=[GapData(*each) for each in levels]
    )
    with clock.standing_at(dt.date(2024, 4, 8)):
        result = enter_result(campaign, person=teacher, data=said, actor=officer)
    with clock.standing_at(dt.date(2024, 4, 15)):
        described = RouteData(
            RouteGround.GAP.value, *data.NEW_ROUTE_DAYS, tutor=tutor.person, result=result, template=template
        )
        route = create_route(association=world.rumo, person=teacher, data=described, actor=officer)
        fire_route(route, "agree", actor=tutor)
    with clock.standing_at(dt.date(2024, 6, 5)):
        for event in (past, coming):
            add_item(route, data=ItemData(ItemKind.EVENT.value, event=event, hours=Decimal(2)), actor=tutor)
    with clock.standing_at(dt.date(2024, 6, 10)):
        submit_item(
            route.items.get(position=1),
            link=f"https://{world.data.mail}/portfolio/criteria",
            reflection="Критерии обсудили с классом: работ без ошибок стало больше.",
            actor=account_of(world, "orlik"),
        )
