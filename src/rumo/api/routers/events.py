"""Events: the navigator, those one prepares, registrations of the events one runs."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema
from pydantic import ConfigDict

from rumo.api.auth import ApiRequest, TokenAuth
from rumo.api.enums import Scope
from rumo.api.fields import Choice, Email, Key, LongText, Moment, Name, Ref, Text, choice
from rumo.api.paging import paged
from rumo.directory.queries import search, visible_associations, visible_organizations
from rumo.events import queries
from rumo.events.actions import events as event_actions
from rumo.events.actions import registration as registration_actions
from rumo.events.actions.events import EventData
from rumo.events.actions.registration import RegistrationData
from rumo.events.enums import EventForm, EventKind, EventState, RegistrationSource, SeatState
from rumo.events.models import Event, Registration

router = Router(tags=["Мероприятия"])


class EventOut(Schema):
    id: int
    title: str
    annotation: str
    kind: Choice
    form: Choice
    state: Choice
    audience: Choice
    starts_at: Moment
    ends_at: Moment
    place: str
    hours: Decimal | None
    capacity: int | None = Field(description="Пусто — места не ограничены")
    taken: int
    association: Ref
    topic: Ref | None
    updated_at: Moment

    resolve_kind = choice("kind")
    resolve_form = choice("form")
    resolve_state = choice("state")
    resolve_audience = choice("audience")


class RegistrationOut(Schema):
    id: int
    surname: str
    first_name: str
    patronymic: str
    email: str
    post: str
    organization_id: int | None
    organization_name: str
    municipality: Ref | None
    state: Choice
    came_at: Moment | None
    is_counted: bool
    updated_at: Moment

    resolve_state = choice("state")


class EventFilters(FilterSchema):
    association: Key | None = None
    kind: EventKind | None = None
    form: EventForm | None = None
    state: EventState | None = None
    since: Annotated[Moment | None, FilterLookup("starts_at__gte")] = None
    until: Annotated[Moment | None, FilterLookup("starts_at__lt")] = None
    updated_since: Annotated[Moment | None, FilterLookup("updated_at__gte")] = None


class RegistrationFilters(FilterSchema):
    state: SeatState | None = None
    is_counted: bool | None = None
    updated_since: Annotated[Moment | None, FilterLookup("updated_at__gte")] = None


class EventIn(Schema):
    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "association": 1,
                "title": "Вебинар о функциональной грамотности",
                "kind": "webinar",
                "form": "online",
                "starts_at": "2024-10-15T14:00:00+03:00",
                "ends_at": "2024-10-15T16:00:00+03:00",
                "hours": 2,
            }
        }
    )

    association: Key
    title: Annotated[Text, Field(min_length=1)]
    kind: EventKind
    form: EventForm = EventForm.ONLINE
    starts_at: Moment
    ends_at: Moment
    annotation: LongText = ""
    place: Text = ""
    hours: Annotated[Decimal, Field(ge=0, le=1000, decimal_places=1)] | None = None
    capacity: Annotated[int, Field(ge=1, le=1_000_000)] | None = None


class RegistrationIn(Schema):
    """`has_consent`: у вас есть согласие человека на обработку его данных."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "surname": "Сухоруких",
                "first_name": "Олег",
                "email": "oleg@example.org",
                "organization_name": "Школа № 12",
                "has_consent": True,
            }
        }
    )

    surname: Annotated[Name, Field(min_length=1)]
    first_name: Annotated[Name, Field(min_length=1)]
    patronymic: Name = ""
    email: Email = ""
    organization: Key | None = None
    organization_name: Text = ""
    post: Annotated[Text, Field(max_length=300)] = ""
    has_consent: bool


@router.get("/events", response=list[EventOut], summary="Мероприятия Навигатора и свои")
@paged
def events(request: ApiRequest, filters: Query[EventFilters], q: Text = "") -> QuerySet[Event]:
    found = filters.filter(queries.visible_events(request.user))
    return search(found, q, ("title",)).order_by("-starts_at", "-pk")


@router.get("/events/{key}", response=EventOut, summary="Мероприятие")
def event(request: ApiRequest, key: Key) -> Event:
    return get_object_or_404(queries.visible_events(request.user), pk=key)


@router.post("/events", response={201: EventOut}, auth=TokenAuth(Scope.EVENTS), summary="Создать мероприятие")
def event_create(request: ApiRequest, data: EventIn) -> Event:
    """Мероприятие готовится: в Навигатор его публикует человек."""
    body = get_object_or_404(visible_associations(request.user), pk=data.association)
    given = data.dict(exclude={"association", "kind", "form"})
    made = EventData(kind=data.kind.value, form=data.form.value, **given)
    return event_actions.create_event(association=body, data=made, actor=request.user)


@router.get("/events/{key}/registrations", response=list[RegistrationOut], summary="Регистрации на своё мероприятие")
@paged
def registrations(request: ApiRequest, key: Key, filters: Query[RegistrationFilters]) -> QuerySet[Registration]:
    found = get_object_or_404(queries.run_events(request.user), pk=key)
    rows = found.registrations.select_related("municipality", "organization")
    return filters.filter(rows).order_by("surname", "first_name", "patronymic", "pk")


@router.post(
    "/events/{key}/registrations",
    response={201: RegistrationOut},
    auth=TokenAuth(Scope.EVENTS),
    summary="Записать человека на своё мероприятие",
)
def registration_create(request: ApiRequest, key: Key, data: RegistrationIn) -> Registration:
    found = get_object_or_404(queries.run_events(request.user), pk=key)
    place = get_object_or_404(visible_organizations(request.user), pk=data.organization) if data.organization else None
    given = RegistrationData(
        surname=data.surname,
        first_name=data.first_name,
        patronymic=data.patronymic,
        email=data.email,
        organization=place,
        organization_name=data.organization_name,
        post=data.post,
        agrees=data.has_consent,
    )
    return registration_actions.register(found, data=given, source=RegistrationSource.STAFF, actor=request.user)
