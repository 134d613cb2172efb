"""The list of routes: what a choice of filters shows, in what order, and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Association, Municipality, Person, Subject
from rumo.directory.queries import branch_of, search
from rumo.growth import queries, route_queries
from rumo.growth.enums import OPEN_ROUTES, ItemState, RouteState
from rumo.growth.models import LearningRoute, RouteItem
from rumo.growth.tutors import is_overdue
from rumo.russian.deadlines.periods import Period

_SEARCHED = ("person__surname", "person__first_name", "person__patronymic", "organization__short_name")
SORTS = {
    "person": ("person__surname", "person__first_name", "person__patronymic"),
    "organization": ("organization__short_name",),
    "tutor": ("tutor__surname", "tutor__first_name"),
    "ends": ("ends_on",),
    "state": ("state",),
    "credited": ("items_credited",),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the list for; empty values ask for everything. The words of `shown` are those of `_shown`."""

    association: Association | None = None
    period: Period | None = None
    municipality: Municipality | None = None
    subject: Subject | None = None
    tutor: Person | None = None
    ground: str = ""
    worker: str = ""
    state: str = ""
    shown: str = ""
    text: str = ""
    sort: str = ""

    @property
    def is_used(self) -> bool:
        return self != Choice(sort=self.sort)


def of_body(association: Association, period: Period) -> QuerySet[LearningRoute]:
    """Routes of a body and of those below it that begin within the period: each is counted in one year only."""
    return LearningRoute.objects.filter(
        association__in=branch_of(association), starts_on__range=(period.starts, period.ends)
    )


def is_started(until: date) -> Q:
    return Q(begun_on__lte=until)


def is_credited(until: date) -> Q:
    return Q(state=RouteState.CREDITED, credited_on__lte=until)


def started(routes: QuerySet[LearningRoute], until: date) -> QuerySet[LearningRoute]:
    """Begun by the day, whatever came of them."""
    return routes.filter(is_started(until))


def credited(routes: QuerySet[LearningRoute], until: date) -> QuerySet[LearningRoute]:
    """Credited by the day; always among the started."""
    return routes.filter(is_credited(until))


def chosen(user: Any, choice: Choice) -> QuerySet[LearningRoute]:
    """The rows in their order, with their progress."""
    rows = search(queries.visible_routes(user), choice.text, _SEARCHED)
    if choice.association:
        rows = rows.filter(association__in=branch_of(choice.association))
    if choice.period:
        rows = rows.filter(starts_on__range=(choice.period.starts, choice.period.ends))
    for name in ("municipality", "subject", "tutor", "ground", "worker", "state"):
        if value := getattr(choice, name):
            rows = rows.filter(**{name: value})
    rows = route_queries.with_progress(_shown(rows, choice).select_related("municipality", "subject"))
    return rows.order_by(*_order(choice.sort), "person__surname", "person__first_name", "pk")


def _shown(rows: QuerySet[LearningRoute], choice: Choice) -> QuerySet[LearningRoute]:
    until = choice.period.ends if choice.period else clock.today()
    items = RouteItem.objects.filter(route=OuterRef("pk"))
    match choice.shown:
        case "started":
            return started(rows, until)
        case "credited":
            return credited(rows, until)
        case "waiting":
            handed_in = Exists(items.filter(state=ItemState.SUBMITTED))
            asked = Q(state__in=[RouteState.MADE, RouteState.SUBMITTED])
            return rows.filter(asked | Q(handed_in), state__in=OPEN_ROUTES)
        case "late":
            late = Exists(items.filter(is_overdue(clock.today())))
            return rows.filter(late, state__in=[RouteState.AGREED, RouteState.IN_PROGRESS, RouteState.RETURNED])
        case "no_tutor":
            return rows.filter(tutor__isnull=True, state__in=OPEN_ROUTES)
    return rows


def lead_counts(user: Any) -> dict[str, int]:
    """How many open routes the user looks after, and how many of them want attention, by the words of `shown`."""
    rows = queries.visible_routes(user).filter(state__in=OPEN_ROUTES).order_by()
    counts = {shown: _shown(rows, Choice(shown=shown)).count() for shown in ("waiting", "late", "no_tutor")}
    return {"open": rows.count(), **counts}


def _order(sort: str) -> list[Any]:
    columns = SORTS.get(sort.removeprefix("-"), ())
    if sort.startswith("-"):
        return [F(column).desc(nulls_last=True) for column in columns]
    return [F(column).asc(nulls_last=True) for column in columns]


def build_list(routes: Iterable[LearningRoute]) -> Book:
    """A row a route."""
    head = (
        _("Педагог"),
        _("Кто по должности"),
        _("Организация"),
        _("Муниципалитет"),
        _("Предмет"),
        _("Основание"),
        _("Тьютор"),
        _("С"),
        _("По"),
        _("Состояние"),
        _("Пунктов"),
        _("Зачтено пунктов"),
        _("Начат"),
        _("Зачтён"),
    )
    rows = [_row(route) for route in routes]
    return Book(Sheet(_("Маршруты"), head, rows, (36, 24, 36, 26, 24, 28, 36, 12, 12, 18, 10, 10, 12, 12)))


def _row(route: Any) -> tuple[Any, ...]:
    return (
        str(route.person),
        route.get_worker_display(),
        str(route.organization or ""),
        str(route.municipality or ""),
        str(route.subject or ""),
        route.get_ground_display(),
        str(route.tutor or ""),
        route.starts_on,
        route.ends_on,
        route.get_state_display(),
        route.items_all,
        route.items_credited,
        route.begun_on,
        route.credited_on,
    )
