"""What became of a registration: who came, who does not come, which certificates were issued."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema

from rumo.api.auth import ApiRequest, TokenAuth
from rumo.api.enums import Scope
from rumo.api.fields import Choice, Day, Key, Ref, Text, choice
from rumo.api.paging import paged
from rumo.api.routers.events import RegistrationOut
from rumo.directory.queries import search
from rumo.events.actions import attendance, registration
from rumo.events.certificate_list import readable_certificates
from rumo.events.enums import AttendanceWay, ParticipantRole
from rumo.events.models import EventCertificate, Registration
from rumo.events.queries import run_events

router = Router(tags=["Мероприятия"])

# A week without a break: more is a mistake in the units.
MOST_MINUTES = 7 * 24 * 60


class CameIn(Schema):
    minutes: Annotated[int, Field(ge=0, le=MOST_MINUTES, examples=[90])] | None = None


class CancelIn(Schema):
    reason: Annotated[Text, Field(max_length=300, examples=["Заболел"])] = ""


class CertificateOut(Schema):
    id: int
    number: str
    name: str = Field(description="Кому выдан")
    role: Choice
    event: Ref
    hours: Decimal | None
    issued_on: Day
    revoked_on: Day | None

    resolve_role = choice("role")


class CertificateFilters(FilterSchema):
    event: Key | None = None
    role: ParticipantRole | None = None
    since: Annotated[Day | None, FilterLookup("issued_on__gte")] = None
    until: Annotated[Day | None, FilterLookup("issued_on__lte")] = None


@router.put(
    "/registrations/{key}/attendance",
    response=RegistrationOut,
    auth=TokenAuth(Scope.EVENTS),
    summary="Отметить, что участник своего мероприятия был",
)
def came(request: ApiRequest, key: Key, data: CameIn) -> Registration:
    """`minutes` — сколько минут, если это известно. Отметка ставится один раз; минуты можно прислать снова."""
    found = _registration(request, key)
    attendance.mark_came(found, way=AttendanceWay.LOG, actor=request.user, minutes=data.minutes)
    return _registration(request, key)


@router.post(
    "/registrations/{key}/cancel",
    response=RegistrationOut,
    auth=TokenAuth(Scope.EVENTS),
    summary="Снять запись на своё мероприятие",
)
def registration_cancel(request: ApiRequest, key: Key, data: CancelIn) -> Registration:
    """Место сразу предлагается следующему в очереди, участнику уходит письмо."""
    registration.cancel_registration(_registration(request, key), actor=request.user, reason=data.reason)
    return _registration(request, key)


@router.get("/certificates", response=list[CertificateOut], summary="Сертификаты: свои и своих мероприятий")
@paged
def certificates(request: ApiRequest, filters: Query[CertificateFilters], q: Text = "") -> QuerySet[EventCertificate]:
    found = filters.filter(readable_certificates(request.user)).select_related("event")
    return search(found, q, ("name", "number")).order_by("-issued_on", "-pk")


def _registration(request: ApiRequest, key: int) -> Registration:
    rows = Registration.objects.filter(event__in=run_events(request.user).values("pk"))
    return get_object_or_404(rows.select_related("event", "municipality", "organization"), pk=key)
