"""Figures of learning routes (S0-11: 146 = 103 + 43; S2-8: 183 started, 20 and 27 credited).

A route belongs to the period in which it begins, so every share has routes of the same period for its base.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import clock, kept
from rumo.core.figures import Counted, FigureTable, TableRow, figure
from rumo.directory.models import Association
from rumo.growth.enums import RouteGround, WorkerKind
from rumo.growth.models import LearningRoute
from rumo.growth.route_list import credited, is_credited, is_started, of_body, started
from rumo.russian.deadlines.periods import Period


def routes_url(association: Association, period: Period, **narrower: Any) -> str:
    """The list of routes with the filter of a figure."""
    asked = {"association": association.pk, "period": period.key, **narrower}
    return f"{reverse('growth:routes')}?{urlencode(asked)}"


@figure("growth.routes", gettext_lazy("Составлено индивидуальных маршрутов (ИОМ)"), "маршрут")
def routes(association: Association, period: Period) -> Counted:
    rows = of_body(association, period)
    return Counted(_count(association, period, "made"), rows, url=routes_url(association, period))


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
    found = started(of_body(association, period), _until(period))
    value, base = (_count(association, period, shown) for shown in ("started", "made"))
    url = routes_url(association, period, shown="started")
    return Counted(value, found, base, url, _by_worker(association, period))


@figure("growth.routes_credited", gettext_lazy("Маршруты зачтены"), "маршрут")
def routes_credited(association: Association, period: Period) -> Counted:
    """Of those started; by kinds of workers (S2: 20 педагогов и 27 заместителей директора)."""
    found = credited(of_body(association, period), _until(period))
    value, base = (_count(association, period, shown) for shown in ("credited", "started"))
    url = routes_url(association, period, shown="credited")
    return Counted(value, found, base, url, _by_worker(association, period))


def _until(period: Period) -> date:
    """The last day of the period, or today while it lasts."""
    return min(period.ends, clock.today())


def _by_ground(association: Association, period: Period, ground: RouteGround) -> Counted:
    found = of_body(association, period).filter(ground=ground)
    value = sum(each["made"] for each in _tally(association, period) if each["ground"] == ground.value)
    url = routes_url(association, period, ground=ground.value)
    return Counted(value, found, _count(association, period, "made"), url)


def _by_worker(association: Association, period: Period) -> FigureTable:
    """Rows are the kinds of workers that have routes; columns made, started, credited."""
    made = of_body(association, period)
    columns = (
        ("", made, "made"),
        ("started", started(made, _until(period)), "started"),
        ("credited", credited(made, _until(period)), "credited"),
    )
    counts = [(shown, rows, _counts(association, period, column)) for shown, rows, column in columns]

    def cell(shown: str, rows: QuerySet[LearningRoute], count: int, worker: str) -> Counted:
        narrower = {name: value for name, value in (("shown", shown), ("worker", worker)) if value}
        found = rows.filter(worker=worker) if worker else rows
        return Counted(count, found, url=routes_url(association, period, **narrower))

    present = [worker for worker in WorkerKind if counts[0][2].get(worker.value)]
    table = tuple(
        TableRow(
            str(capfirst(worker.label)),
            tuple(cell(shown, rows, found.get(worker.value, 0), worker.value) for shown, rows, found in counts),
        )
        for worker in present
    )
    total = TableRow(_("Всего"), tuple(cell(shown, rows, sum(found.values()), "") for shown, rows, found in counts))
    return FigureTable((_("Составлено"), _("Начали"), _("Зачтено")), table, total)


def _count(association: Association, period: Period, column: str) -> int:
    return sum(each[column] for each in _tally(association, period))


def _counts(association: Association, period: Period, column: str) -> dict[str, int]:
    """By kinds of workers."""
    found: dict[str, int] = {}
    for each in _tally(association, period):
        found[each["worker"]] = found.get(each["worker"], 0) + each[column]
    return found


def _tally(association: Association, period: Period) -> list[dict[str, Any]]:
    """How many routes are `made`, `started`, `credited`, a row a `worker` and a `ground`."""

    def counted() -> list[dict[str, Any]]:
        rows: QuerySet[Any] = of_body(association, period).order_by()
        until = _until(period)
        return list(
            rows.values("worker", "ground").annotate(
                made=Count("pk"),
                started=Count("pk", filter=is_started(until)),
                credited=Count("pk", filter=is_credited(until)),
            )
        )

    return kept.once(("growth.routes", association.pk, period), counted)
