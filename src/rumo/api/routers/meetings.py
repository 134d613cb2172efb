"""Published minutes and adopted plans."""

from __future__ import annotations

from datetime import time as time_of_day
from typing import Annotated

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema

from rumo.api.auth import ApiRequest
from rumo.api.fields import Choice, Day, Key, Moment, Ref, Text, choice
from rumo.api.paging import paged
from rumo.core import clock
from rumo.directory.queries import search
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import AgendaItem, Meeting
from rumo.meetings.queries import visible_meetings
from rumo.planning import queries as planning
from rumo.planning.models import Plan, PlanRow

router = Router(tags=["Протоколы и планы"])


class MeetingOut(Schema):
    id: int
    association: Ref
    number: int | None
    date: Day
    title: str
    form: Choice

    resolve_form = choice("form")


class CalledOut(MeetingOut):
    """Заседание в любом состоянии: назначенное, идущее, с протоколом."""

    state: Choice
    place: str
    time: time_of_day | None
    updated_at: Moment

    resolve_state = choice("state")


class ItemOut(Schema):
    position: int
    title: str
    resolutions: list[str]

    @staticmethod
    def resolve_resolutions(obj: AgendaItem) -> list[str]:
        return [each.text for each in obj.resolutions.all()]


class MinutesOut(MeetingOut):
    items: list[ItemOut]


class PlanOut(Schema):
    id: int
    association: Ref
    title: str
    starts: Day
    ends: Day
    state: Choice

    resolve_state = choice("state")


class PlanRowOut(Schema):
    id: int
    number: str
    section: str
    title: str
    points: list[str]
    deadline: str
    expected: str

    @staticmethod
    def resolve_section(obj: PlanRow) -> str:
        return obj.section.title if obj.section else ""


class MeetingFilters(FilterSchema):
    association: Key | None = None
    since: Annotated[Day | None, FilterLookup("date__gte")] = None
    until: Annotated[Day | None, FilterLookup("date__lte")] = None


class CalledFilters(MeetingFilters):
    state: MeetingState | None = None
    updated_since: Annotated[Moment | None, FilterLookup("updated_at__gte")] = None


class PlanFilters(FilterSchema):
    association: Key | None = None
    year: Annotated[int | None, Field(ge=1990, le=2100), FilterLookup("starts__year")] = None


@router.get("/meetings", response=list[CalledOut], summary="Заседания: своих объединений и опубликованные")
@paged
def meetings(request: ApiRequest, filters: Query[CalledFilters], q: Text = "") -> QuerySet[Meeting]:
    found = filters.filter(visible_meetings(request.user))
    return search(found, q, ("title",)).order_by("-date", "-pk")


@router.get("/minutes", response=list[MeetingOut], summary="Опубликованные протоколы")
@paged
def minutes(request: ApiRequest, filters: Query[MeetingFilters], q: Text = "") -> QuerySet[Meeting]:
    return search(filters.filter(_published(request)), q, ("title",))


@router.get("/minutes/{key}", response=MinutesOut, summary="Протокол: вопросы и решения")
def minutes_one(request: ApiRequest, key: Key) -> Meeting:
    return get_object_or_404(_published(request).prefetch_related("items__resolutions"), pk=key)


@router.get("/plans", response=list[PlanOut], summary="Планы")
@paged
def plans(request: ApiRequest, filters: Query[PlanFilters]) -> QuerySet[Plan]:
    return filters.filter(planning.visible_plans(request.user)).order_by("-starts", "association__full_name", "pk")


@router.get("/plans/{key}/rows", response=list[PlanRowOut], summary="Строки плана, как он читается сегодня")
@paged
def plan_rows(request: ApiRequest, key: Key) -> QuerySet[PlanRow]:
    plan = get_object_or_404(planning.visible_plans(request.user), pk=key)
    edition = planning.edition_to_read(plan, clock.today())
    return edition.rows.select_related("section").order_by("position", "pk")


def _published(request: ApiRequest) -> QuerySet[Meeting]:
    return visible_meetings(request.user).filter(state=MeetingState.PUBLISHED).order_by("-date", "-pk")
