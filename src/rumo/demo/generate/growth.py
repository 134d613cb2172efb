"""Diagnostics of every year with their gaps, and the learning routes out of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.mentoring import pair_mentors
from rumo.demo.generate.registers import POOL, keep_registers
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.demo.generate.support import support_schools
from rumo.demo.load.growth import PERCENTS
from rumo.growth.actions.settings import lay_usual
from rumo.growth.enums import (
    CreditWay,
    ItemKind,
    ItemState,
    ResultState,
    RouteGround,
    RouteState,
    WorkerKind,
)
from rumo.growth.models import (
    Diagnostic,
    DiagnosticResult,
    GapLevel,
    LearningRoute,
    RouteItem,
    SkillGap,
)

# Over and over, of what began before today; what begins later is only made.
STATES = (RouteState.CREDITED, RouteState.IN_PROGRESS, RouteState.CREDITED, RouteState.SUBMITTED, RouteState.AGREED)
HANDED_IN = (RouteState.CREDITED, RouteState.SUBMITTED)
BEGUN = (RouteState.IN_PROGRESS, *HANDED_IN)
STEPS = (
    (ItemKind.COURSE, "Пройти курс по трудным темам предмета"),
    (ItemKind.SELF_STUDY, "Разобрать задания и составить свои"),
    (ItemKind.MENTORING, "Провести урок с наставником"),
)
ANALYSED_EACH, DEPUTY_EACH = 3, 12
ROUTE_DAYS = timedelta(days=180)


def make_growth(ground: Ground, scale: Scale) -> int:
    """As many results as routes, equally many each year. How many routes there are."""
    lay_usual(ground.region, actor=ground.admin)
    made = 0
    for year in ground.years:
        results = _results(ground, year, scale.routes // scale.years)
        routes = LearningRoute.objects.bulk_create(
            (_route(ground, result, n) for n, result in enumerate(results)), batch_size=BATCH
        )
        write(RouteItem.objects, (item for route in routes for item in _items(route)))
        made += len(routes)
    keep_registers(ground, scale)
    support_schools(ground, scale)
    pair_mentors(ground, scale)
    return made


def _results(ground: Ground, year: int, count: int) -> list[DiagnosticResult]:
    """The people of the year follow those of the year before; by the end of March, in the first weeks of it."""
    held = Diagnostic.objects.create(
        association=ground.rumo,
        title=f"Диагностика {year} года",
        platform="Площадка института",
        starts_on=date(year, 2, 1),
        ends_on=date(year, 3, 31),
    )
    first, everybody = (year - ground.years[0]) * count, len(ground.people)
    places = [(first + n) % everybody for n in range(min(count, everybody))]
    made = DiagnosticResult.objects.bulk_create(
        (
            DiagnosticResult(
                diagnostic=held,
                person=ground.people[place],
                organization=ground.place_of(place),
                municipality_id=ground.place_of(place).municipality_id,
                subject=ground.subjects[place % len(ground.subjects)],
                worker=WorkerKind.TEACHER if place % DEPUTY_EACH else WorkerKind.DEPUTY,
                taken_on=held.starts_on + timedelta(days=n % 50),
                percent=PERCENTS[n % len(PERCENTS)],
                state=ResultState.MEASURED if n % ANALYSED_EACH else ResultState.ANALYSED,
                analysed_on=None if n % ANALYSED_EACH else held.ends_on,
            )
            for n, place in enumerate(places)
        ),
        batch_size=BATCH,
    )
    write(SkillGap.objects, _gaps(ground, made))
    return made


def _gaps(ground: Ground, results: Sequence[DiagnosticResult]) -> Iterator[SkillGap]:
    areas = list(ground.region.gap_areas.all()[:2])
    levels: list[GapLevel] = list(ground.region.gap_levels.order_by("-from_percent"))
    for n, result in enumerate(results):
        for step, area in enumerate(areas):
            percent = PERCENTS[(n + 5 * step) % len(PERCENTS)]
            level = next(each for each in levels if percent >= (each.from_percent or 0))
            yield SkillGap(result=result, area=area, level=level)


def _route(ground: Ground, result: DiagnosticResult, n: int) -> LearningRoute:
    starts = result.diagnostic.ends_on + timedelta(days=1 + n % 60)
    ends = starts + ROUTE_DAYS
    state = STATES[n % len(STATES)] if starts < clock.today() else RouteState.MADE
    if state in HANDED_IN and ends > clock.today():
        state = RouteState.IN_PROGRESS
    tutor = ground.people[n % POOL % len(ground.people)]
    return LearningRoute(
        association=ground.rumo,
        person=result.person,
        worker=result.worker,
        organization=result.organization,
        municipality_id=result.municipality_id,
        subject=result.subject,
        tutor=None if tutor == result.person else tutor,
        ground=list(RouteGround)[n % len(RouteGround)],
        result=result,
        goal="Закрыть дефициты, которые показала диагностика.",
        starts_on=starts,
        ends_on=ends,
        state=state,
        agreed_on=None if state == RouteState.MADE else starts,
        begun_on=starts if state in BEGUN else None,
        submitted_on=ends if state in HANDED_IN else None,
        credited_on=ends if state == RouteState.CREDITED else None,
    )


def _items(route: LearningRoute) -> Iterator[RouteItem]:
    done = route.state == RouteState.CREDITED
    for position, (kind, title) in enumerate(STEPS, start=1):
        yield RouteItem(
            route=route,
            position=position,
            kind=kind,
            title=title,
            due_on=route.starts_on + position * timedelta(days=50),
            state=ItemState.CREDITED if done else ItemState.PLANNED,
            credited_on=route.credited_on,
            credit_way=CreditWay.TUTOR if done else "",
        )
