"""Numbers: figures of a body and a year, indicators of finished collections, totals of routes, published reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema

from rumo.api.auth import ApiRequest
from rumo.api.fields import Choice, Day, Key, Ref
from rumo.api.paging import paged
from rumo.core.errors import Refusal
from rumo.directory.models import Association
from rumo.directory.queries import run_associations, visible_regions
from rumo.growth.enums import RouteState
from rumo.growth.models import LearningRoute
from rumo.growth.queries import visible_routes
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.models import MonitoringCampaign
from rumo.portal import open_data
from rumo.reports.figure_book import Known, LiveBook
from rumo.reports.forms.figures import read_period
from rumo.reports.models import Report
from rumo.reports.queries import visible_reports
from rumo.russian.deadlines.periods import Period

router = Router(tags=["Показатели и отчёты"])

# How a year is written; a school year by both of its halves.
PERIOD = r"^\d{4}([-/]\d{4})?$"


class FigureOut(Schema):
    code: str
    title: str
    unit: str
    value: int
    base: int | None = Field(description="От чего берётся доля")
    share: float | None = Field(description="Процентов от базы")
    previous: int = Field(description="За прошлый год")
    growth: float | None = Field(description="На сколько процентов больше прошлого года")


class FrozenOut(Schema):
    code: str
    title: str
    unit: str
    value: int
    base: int | None
    previous: int


class CollectionOut(Schema):
    id: int
    association: Ref
    title: str
    year: int
    starts_on: Day
    ends_on: Day


class ResultOut(Schema):
    """`known`: given — представлено, not_applicable — не применимо, not_reported — не представлено."""

    indicator: str
    wording: str
    unit: str
    respondent: str
    known: str
    value: Decimal | None


class RoutesOut(Schema):
    association_id: int
    state: Choice
    routes: int


class ReportOut(Schema):
    id: int
    association: Ref
    title: str
    starts_on: Day
    ends_on: Day
    approved_on: Day | None


class ReportWholeOut(ReportOut):
    figures: list[FrozenOut]

    @staticmethod
    def resolve_figures(obj: Report) -> list[Any]:
        return list(obj.frozen.all())


class CollectionFilters(FilterSchema):
    association: Key | None = None
    year: Annotated[int, Field(ge=1990, le=2100)] | None = None


class RouteFilters(FilterSchema):
    association: Key | None = None
    since: Annotated[Day | None, FilterLookup("starts_on__gte")] = None
    until: Annotated[Day | None, FilterLookup("starts_on__lte")] = None


class ReportFilters(FilterSchema):
    association: Key | None = None


@router.get("/figures", response=list[FigureOut], summary="Показатели объединения за год")
def figures(
    request: ApiRequest,
    association: Key,
    period: Annotated[str, Field(pattern=PERIOD, examples=["2024", "2023-2024"])],
) -> list[Known]:
    """Объединения, которые вы ведёте. `period` — «2024» или «2023-2024»."""
    body = get_object_or_404(run_associations(request.user), pk=association)
    return list(LiveBook(body, _period(period, body)).everything())


@router.get("/collections", response=list[CollectionOut], summary="Завершённые сборы показателей")
@paged
def collections(request: ApiRequest, filters: Query[CollectionFilters]) -> QuerySet[MonitoringCampaign]:
    return filters.filter(_closed(request)).order_by("-starts_on", "-pk")


@router.get("/collections/{key}/results", response=list[ResultOut], summary="Что представил каждый муниципалитет")
def collection_results(request: ApiRequest, key: Key) -> list[dict[str, Any]]:
    campaign = get_object_or_404(_closed(request), pk=key)
    return [
        {
            "indicator": version.indicator.code,
            "wording": version.wording,
            "unit": version.unit,
            "respondent": who.name,
            "known": known,
            "value": number,
        }
        for version, who, known, number in open_data.cells_of(campaign)
    ]


@router.get("/routes/totals", response=list[RoutesOut], summary="Индивидуальные маршруты: сколько в каком состоянии")
def route_totals(request: ApiRequest, filters: Query[RouteFilters]) -> list[dict[str, Any]]:
    """Только числа: маршрут педагога — персональные данные."""
    counted = LearningRoute.objects.filter(
        pk__in=filters.filter(visible_routes(request.user)).values("pk"),
        association__in=run_associations(request.user),
    )
    groups = counted.order_by("association_id", "state").values_list("association_id", "state").annotate(n=Count("pk"))
    return [
        {"association_id": body, "state": {"code": state, "title": str(RouteState(state).label)}, "routes": n}
        for body, state, n in groups
    ]


@router.get("/reports", response=list[ReportOut], summary="Опубликованные отчёты")
@paged
def reports(request: ApiRequest, filters: Query[ReportFilters]) -> QuerySet[Report]:
    return filters.filter(_published(request)).order_by("-starts_on", "association__full_name", "pk")


@router.get("/reports/{key}", response=ReportWholeOut, summary="Отчёт с зафиксированными показателями")
def report(request: ApiRequest, key: Key) -> Report:
    return get_object_or_404(_published(request), pk=key)


def _published(request: ApiRequest) -> QuerySet[Report]:
    return visible_reports(request.user).filter(is_published=True)


def _closed(request: ApiRequest) -> QuerySet[MonitoringCampaign]:
    """Finished ones of the regions: what stands among the open data too."""
    rows = MonitoringCampaign.objects.select_related("association__region")
    return rows.filter(state=CampaignState.CLOSED, association__region__in=visible_regions(request.user))


def _period(written: str, body: Association) -> Period:
    try:
        period = read_period(written, body)
    except ValueError as error:
        raise Refusal(str(error)) from error
    if not date(1990, 1, 1) <= period.starts <= date(2100, 1, 1):
        raise Refusal(_("Год должен быть от 1990 до 2100."))
    return period
