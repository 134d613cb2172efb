"""Figures of learning routes (S0-11: 146 = 103 + 43; S2-8: 183 started, 20 and 27 credited).

A route belongs to the period in which it begins, so every share has routes of the same period for its base.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import clock
from rumo.core.figures import Counted, FigureTable, TableRow, figure
from rumo.directory.models import Association
from rumo.directory.tallies import Row, tally
from rumo.growth.enums import RouteGround, WorkerKind
from rumo.growth.models import LearningRoute
from rumo.growth.route_list import is_credited, is_started, of_body
from rumo.russian.deadlines.periods import Period

_STEPS = ("made", "started", "credited")


def routes_url(association: Association, period: Period, **narrower: Any) -> str:
    """The list of routes with the filter of a figure."""
    asked = {"association": association.pk, "period": period.key, **narrower}
    return f"{reverse('growth:routes')}?{urlencode(asked)}"


@figure("growth.routes", gettext_lazy("Составлено индивидуальных маршрутов (ИОМ)"), "маршрут")
def routes(association: Association, period: Period) -> Counted:
    made = _sum(_tally(association, period), "made")
    return Counted(made, partial(of_body, association, period), lead=partial(routes_url, association, period))


@figure("growth.routes_low_results", gettext_lazy("Маршруты педагогов школ с низкими результатами"), "маршрут")
def routes_low_results(association: Association, period: Period) -> Counted:
    """Of all routes."""
    return _by_ground(association, period, RouteGround.LOW_RESULTS)


@figure("growth.routes_young", gettext_lazy("Маршруты молодых педагогов"), "маршрут")
def routes_young(association: Association, period: Period) -> Counted:
    """Of all routes."""
    return _by_ground(association, period, RouteGround.YOUNG)


@figure("growth.routes_started", gettext_lazy("Начали выполнять маршрут"), "маршрут")
def routes_started(association: Association, period: Period) -> Counted:
    """Of all routes; by kinds of workers, since deputies among «183 педагога» were seen."""
    return _by_step(association, period, "started", "made")


@figure("growth.routes_credited", gettext_lazy("Маршруты зачтены"), "маршрут")
def routes_credited(association: Association, period: Period) -> Counted:
    """Of those started; by kinds of workers (S2: 20 педагогов и 27 заместителей директора)."""
    return _by_step(association, period, "credited", "started")


def _by_ground(association: Association, period: Period, ground: RouteGround) -> Counted:
    tally = _tally(association, period)
    return Counted(
        _sum(tally, "made", ground=ground.value),
        lambda: of_body(association, period).filter(ground=ground),
        _sum(tally, "made"),
        partial(routes_url, association, period, ground=ground.value),
    )


def _by_step(association: Association, period: Period, step: str, base: str) -> Counted:
    tally = _tally(association, period)
    return Counted(
        _sum(tally, step),
        partial(_reached, association, period, step),
        _sum(tally, base),
        partial(routes_url, association, period, shown=step),
        partial(_by_worker, association, period, tally),
    )


def _reached(association: Association, period: Period, step: str, **narrower: str) -> QuerySet[LearningRoute]:
    """Routes `made`, `started` or `credited` by the end of the period."""
    return of_body(association, period).filter(_steps(period)[step], **narrower)


def _by_worker(association: Association, period: Period, tally: list[Row]) -> FigureTable:
    """Rows are the kinds of workers that have routes; columns made, started, credited."""

    def cell(step: str, **worker: str) -> Counted:
        shown = {} if step == "made" else {"shown": step}
        return Counted(
            _sum(tally, step, **worker),
            partial(_reached, association, period, step, **worker),
            lead=partial(routes_url, association, period, **shown, **worker),
        )

    present = [worker for worker in WorkerKind if _sum(tally, "made", worker=worker.value)]
    table = tuple(
        TableRow(str(capfirst(worker.label)), tuple(cell(step, worker=worker.value) for step in _STEPS))
        for worker in present
    )
    total = TableRow(_("Всего"), tuple(cell(step) for step in _STEPS))
    return FigureTable((_("Составлено"), _("Начали"), _("Зачтено")), table, total)


def _sum(tally: list[Row], step: str, **narrower: str) -> int:
    """How many of the tally reached the step, of the worker or the ground named."""
    return sum(row[step] for row in tally if all(row[name] == value for name, value in narrower.items()))


@tally
def _tally(association: Association, period: Period) -> QuerySet[Any, Any]:
    """How many routes are `made`, `started`, `credited`, a row a `worker` and a `ground`."""
    steps = {step: Count("pk", filter=condition) for step, condition in _steps(period).items()}
    return of_body(association, period).values("worker", "ground").annotate(**steps)


def _steps(period: Period) -> dict[str, Q]:
    """What makes a route `made`, `started`, `credited` by the end of the period, or by today while it lasts."""
    until = min(period.ends, clock.today())
    return {"made": Q(), "started": is_started(until), "credited": is_credited(until)}
