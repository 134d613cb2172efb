"""Who there is: regions, municipalities, organizations, associations with their members, people."""

from __future__ import annotations

from typing import Annotated, Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema
from pydantic import ConfigDict

from rumo.api.auth import ApiRequest, TokenAuth
from rumo.api.enums import Scope
from rumo.api.fields import Choice, Day, Key, Moment, Name, Ref, Text, choice
from rumo.api.paging import paged
from rumo.core import clock
from rumo.directory import queries
from rumo.directory.actions import organizations as organization_actions
from rumo.directory.actions import people as people_actions
from rumo.directory.actions.organizations import OrganizationData
from rumo.directory.actions.people import PersonData, PostData
from rumo.directory.enums import AssociationKind, Gender, OrganizationKind
from rumo.directory.models import Association, Membership, Municipality, Organization, Person, Region

router = Router(tags=["Справочник"])


class RegionOut(Schema):
    id: int
    name: str
    slug: str


class MunicipalityOut(Schema):
    id: int
    name: str
    kind: Choice
    region_id: int

    resolve_kind = choice("kind")


class OrganizationOut(Schema):
    id: int
    full_name: str
    short_name: str
    kind: Choice
    city: str
    municipality: Ref | None
    region_id: int
    updated_at: Moment

    resolve_kind = choice("kind")


class AssociationOut(Schema):
    id: int
    full_name: str
    short_name: str
    kind: Choice
    city: str
    is_active: bool
    parent_id: int | None
    municipality_id: int | None
    host: Ref
    region_id: int
    updated_at: Moment

    resolve_kind = choice("kind")


class PersonOut(Schema):
    """Контакты программам не сообщаются: это персональные данные (152-ФЗ)."""

    id: int
    surname: str
    first_name: str
    patronymic: str
    post: str = Field(description="Должность и организация сегодня")
    region_id: int
    updated_at: Moment

    @staticmethod
    def resolve_post(obj: Person) -> str:
        return obj.post_text(clock.today())


class MemberOut(Schema):
    person: Ref
    role: Choice
    valid_from: Day
    valid_to: Day | None
    appointed_by: str

    resolve_role = choice("role")

    @staticmethod
    def resolve_appointed_by(obj: Membership) -> str:
        return str(obj.appointed_by)


class OrganizationFilters(FilterSchema):
    region: Key | None = None
    municipality: Key | None = None
    kind: OrganizationKind | None = None
    updated_since: Annotated[Moment | None, FilterLookup("updated_at__gte")] = None


class AssociationFilters(FilterSchema):
    region: Key | None = None
    kind: AssociationKind | None = None
    parent: Key | None = None
    is_active: bool | None = None


class PersonFilters(FilterSchema):
    region: Key | None = None
    updated_since: Annotated[Moment | None, FilterLookup("updated_at__gte")] = None


class OrganizationIn(Schema):
    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "region": 1,
                "kind": "school",
                "full_name": "Школа № 12",
                "city": "Заречный",
            }
        }
    )

    region: Key
    kind: OrganizationKind
    full_name: Annotated[Text, Field(min_length=1)]
    short_name: Annotated[Text, Field(max_length=200)] = ""
    city: Name = ""
    municipality: Key | None = None


class PersonIn(Schema):
    """`gender` — «f» или «m»; `organization` и `post` — первая должность, вместе или никак."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "region": 1,
                "surname": "Киле",
                "first_name": "Инна",
                "gender": "f",
                "organization": 12,
                "post": "учитель",
            }
        }
    )

    region: Key
    surname: Annotated[Name, Field(min_length=1)]
    first_name: Annotated[Name, Field(min_length=1)]
    patronymic: Name = ""
    gender: Gender
    organization: Key | None = None
    post: Annotated[Text, Field(max_length=300)] = ""


@router.get("/regions", response=list[RegionOut], summary="Регионы")
@paged
def regions(request: ApiRequest) -> QuerySet[Region]:
    return queries.visible_regions(request.user).order_by("name", "pk")


@router.get("/municipalities", response=list[MunicipalityOut], summary="Муниципалитеты")
@paged
def municipalities(request: ApiRequest, region: Key | None = None) -> QuerySet[Municipality]:
    rows = queries.visible_municipalities(request.user).order_by("name", "pk")
    return rows.filter(region=region) if region else rows


@router.get("/organizations", response=list[OrganizationOut], summary="Организации")
@paged
def organizations(request: ApiRequest, filters: Query[OrganizationFilters], q: Text = "") -> QuerySet[Organization]:
    found = filters.filter(queries.visible_organizations(request.user))
    return queries.search(found, q, queries.BODY_NAME).order_by("full_name", "pk")


@router.get("/organizations/{key}", response=OrganizationOut, summary="Организация")
def organization(request: ApiRequest, key: Key) -> Organization:
    return get_object_or_404(queries.visible_organizations(request.user), pk=key)


@router.post(
    "/organizations", response={201: OrganizationOut}, auth=TokenAuth(Scope.DIRECTORY), summary="Внести организацию"
)
def organization_create(request: ApiRequest, data: OrganizationIn) -> Organization:
    region = get_object_or_404(queries.visible_regions(request.user), pk=data.region)
    municipality = get_object_or_404(region.municipalities, pk=data.municipality) if data.municipality else None
    plain = data.dict(exclude={"region", "municipality", "kind"})
    made = OrganizationData(kind=data.kind.value, municipality=municipality, **plain)
    return organization_actions.create_organization(region, data=made, actor=request.user)


@router.get("/associations", response=list[AssociationOut], summary="Объединения")
@paged
def associations(request: ApiRequest, filters: Query[AssociationFilters], q: Text = "") -> QuerySet[Association]:
    found = filters.filter(queries.visible_associations(request.user))
    return queries.search(found, q, queries.BODY_NAME).order_by("full_name", "pk")


@router.get("/associations/{key}", response=AssociationOut, summary="Объединение")
def association(request: ApiRequest, key: Key) -> Association:
    return get_object_or_404(queries.visible_associations(request.user), pk=key)


@router.get("/associations/{key}/members", response=list[MemberOut], summary="Состав объединения на день")
@paged
def members(request: ApiRequest, key: Key, day: Day | None = None) -> QuerySet[Membership]:
    """Без `day` — на сегодня."""
    body = get_object_or_404(queries.visible_associations(request.user), pk=key)
    rows = queries.composition_on(body, day or clock.today())
    return rows.prefetch_related(None).order_by("person__surname", "person__first_name", "pk")


@router.get("/people", response=list[PersonOut], summary="Люди")
@paged
def people(
    request: ApiRequest,
    filters: Query[PersonFilters],
    q: Text = "",
    association: Key | None = None,
    organization: Key | None = None,
) -> QuerySet[Person]:
    found: QuerySet[Any] = filters.filter(queries.visible_people(request.user))
    if association:
        standing = Membership.objects.filter(queries.in_force(clock.today()), association=association)
        found = found.filter(pk__in=standing.values("person"))
    if organization:
        found = found.filter(pk__in=Person.objects.filter(posts__organization=organization).values("pk"))
    return queries.search(found, q, queries.PERSON_NAME).order_by("surname", "first_name", "patronymic", "pk")


@router.get("/people/{key}", response=PersonOut, summary="Человек")
def person(request: ApiRequest, key: Key) -> Person:
    return get_object_or_404(queries.visible_people(request.user), pk=key)


@router.post("/people", response={201: PersonOut}, auth=TokenAuth(Scope.DIRECTORY), summary="Внести человека")
def person_create(request: ApiRequest, data: PersonIn) -> Person:
    region = get_object_or_404(queries.visible_regions(request.user), pk=data.region)
    post = None
    if data.organization:
        place = get_object_or_404(queries.visible_organizations(request.user), pk=data.organization)
        post = PostData(place, data.post)
    name = PersonData(data.surname, data.first_name, data.patronymic, data.gender.value)
    return people_actions.create_person(region, data=name, post=post, actor=request.user)
