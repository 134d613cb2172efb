"""Results and routes by the hundred, row by row as the actions would have left them, letters apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.demo.data.shapes.growth import DemoTemplate
from rumo.demo.load.crowd import Worker
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import moment
from rumo.directory.models import Person, Subject
from rumo.growth.actions.diagnostics import DiagnosticData, create_diagnostic
from rumo.growth.actions.settings import lay_usual
from rumo.growth.actions.templates import StepData, TemplateData, create_template
from rumo.growth.enums import CreditWay, ItemState, ResultState, RouteGround, RouteState, WorkerKind
from rumo.growth.models import (
    Diagnostic,
    DiagnosticResult,
    GapArea,
    GapLevel,
    LearningRoute,
    RouteItem,
    RouteTemplate,
    SkillGap,
    TemplateItem,
)

# Percents of results by turns: a third is a gap by the usual levels.
PERCENTS = (42, 67, 88, 55, 38, 74, 61, 83, 47, 70, 92, 58)
BEGUN = (RouteState.IN_PROGRESS, RouteState.SUBMITTED, RouteState.RETURNED, RouteState.CREDITED, RouteState.STOPPED)
# Terms of what is not done yet were moved to the route's last day when they had passed by so much.
LONG_AGO = dt.timedelta(days=60)
STOPPED_REMARK = "Педагог перешёл в другую школу."
RETURNED_REMARK = "Добавьте разбор урока: из отчёта не видно, что получилось."


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody who takes a diagnostic; `analysed_on` is when the gaps were gone through."""

    worker: Worker
    taken_on: dt.date
    subject: Subject | None = None
    kind: WorkerKind = WorkerKind.TEACHER
    analysed_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """A route as it stands now, with a template's items. `closed` is when it was handed in or credited."""

    worker: Worker
    ground: RouteGround
    template: RouteTemplate
    starts: dt.date
    ends: dt.date
    state: RouteState
    tutor: Person | None = None
    result: DiagnosticResult | None = None
    subject: Subject | None = None
    kind: WorkerKind = WorkerKind.TEACHER
    begun: dt.date | None = None
    closed: dt.date | None = None


def lay_settings(world: World) -> None:
    with clock.standing_at(world.data.founded):
        lay_usual(world.region, actor=world.admin)


def announce(world: World, title: str, platform: str, days: tuple[dt.date, dt.date], actor: User) -> Diagnostic:
    with clock.standing_at(days[0]):
        return create_diagnostic(association=world.rumo, data=DiagnosticData(title, platform, *days), actor=actor)


def make_template(world: World, data: DemoTemplate, *, on: dt.date, actor: User) -> RouteTemplate:
    steps = [
        StepData(each.kind.value, each.title, each.evidence, Decimal(each.hours), each.days) for each in data.steps
    ]
    area = world.region.gap_areas.get(title=data.area) if data.area else None
    with clock.standing_at(on):
        return create_template(
            association=world.rumo, data=TemplateData(data.title, data.goal, area, steps=steps), actor=actor
        )


def enter_results(diagnostic: Diagnostic, takers: Sequence[Taker], *, actor: User) -> list[DiagnosticResult]:
    """Results with their levels in the first two areas, as a table of the platform brings them."""
    made = DiagnosticResult.objects.bulk_create(
        DiagnosticResult(
            diagnostic=diagnostic,
            person=each.worker.person,
            organization=each.worker.organization,
            municipality_id=each.worker.organization.municipality_id,
            subject=each.subject,
            worker=each.kind,
            taken_on=each.taken_on,
            percent=PERCENTS[number % len(PERCENTS)],
            state=ResultState.ANALYSED if each.analysed_on else ResultState.MEASURED,
            analysed_on=each.analysed_on,
            created_at=moment(each.taken_on, 18),
        )
        for number, each in enumerate(takers)
    )
    region = diagnostic.association.region
    areas, levels = list(region.gap_areas.all()[:2]), list(region.gap_levels.order_by("-from_percent"))
    SkillGap.objects.bulk_create(
        _gap(result, area, levels, PERCENTS[(number + place * 5) % len(PERCENTS)])
        for number, result in enumerate(made)
        for place, area in enumerate(areas)
    )
    with clock.standing_at(diagnostic.ends_on):
        audit.record(actor, "apply_import", diagnostic, f"Внесены результаты диагностики: {len(made)}")
    return made


def _gap(result: DiagnosticResult, area: GapArea, levels: Sequence[GapLevel], percent: int) -> SkillGap:
    level = next(each for each in levels if percent >= (each.from_percent or 0))
    return SkillGap(result=result, area=area, level=level, created_at=result.created_at)


def draw_routes(world: World, described: Sequence[Route], *, actor: User) -> list[LearningRoute]:
    made = LearningRoute.objects.bulk_create(_route(world, each) for each in described)
    steps = {each.template.pk: list(each.template.items.all()) for each in described}
    RouteItem.objects.bulk_create(
        item
        for number, (route, each) in enumerate(zip(made, described, strict=True))
        for item in _items(route, each, steps[each.template.pk], number, actor)
    )
    with clock.standing_at(max(each.starts for each in described)):
        audit.record(actor, "import_routes", world.rumo, f"Внесены маршруты: {len(made)}")
    return made


def _route(world: World, each: Route) -> LearningRoute:
    credited = each.state == RouteState.CREDITED
    handed_in = credited or each.state in (RouteState.SUBMITTED, RouteState.RETURNED)
    remark = {RouteState.STOPPED: STOPPED_REMARK, RouteState.RETURNED: RETURNED_REMARK}.get(each.state, "")
    return LearningRoute(
        association=world.rumo,
        person=each.worker.person,
        worker=each.kind,
        organization=each.worker.organization,
        municipality_id=each.worker.organization.municipality_id,
        subject=each.subject,
        tutor=each.tutor,
        ground=each.ground,
        result=each.result,
        template=each.template,
        goal=each.template.goal,
        starts_on=each.starts,
        ends_on=each.ends,
        state=each.state,
        agreed_on=None if each.state == RouteState.MADE else each.starts,
        begun_on=(each.begun or each.starts) if each.state in BEGUN else None,
        submitted_on=each.closed if handed_in else None,
        credited_on=each.closed if credited else None,
        remark=remark,
        created_at=moment(each.starts, 11),
    )


def _items(
    route: LearningRoute, each: Route, steps: Sequence[TemplateItem], number: int, actor: User
) -> Iterator[RouteItem]:
    """All done in a credited route, the first ones in one that is under way."""
    if each.state in (RouteState.CREDITED, RouteState.SUBMITTED, RouteState.RETURNED):
        done = len(steps)
    else:
        done = number % len(steps) if each.state in BEGUN else 0
    for place, step in enumerate(steps):
        due_on = min(each.starts + dt.timedelta(days=step.days), each.ends)
        if place >= done and due_on < clock.today() - LONG_AGO:
            due_on = each.ends
        item = RouteItem(
            route=route,
            position=step.position,
            kind=step.kind,
            title=step.title,
            area=each.template.area,
            evidence=step.evidence,
            hours=step.hours,
            due_on=due_on,
            created_at=route.created_at,
        )
        if place < done:
            item.state, item.credit_way, item.credited_by = ItemState.CREDITED, CreditWay.TUTOR, actor
            item.credited_on = min(due_on, each.closed or due_on, clock.today())
            item.reflection = "Приём опробован на двух уроках, класс отвечал охотнее."
        yield item
