"""What became of materials: their state, endorsements, the bank and the Atlas of practices."""

from __future__ import annotations

from typing import Annotated

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema

from rumo.api.auth import ApiRequest
from rumo.api.fields import Choice, Day, Key, Moment, Ref, Text, choice
from rumo.api.paging import paged
from rumo.directory.queries import search, visible_regions
from rumo.expertise import catalogue, council
from rumo.expertise.enums import Catalogue, EndorsementState, SubmissionState
from rumo.expertise.models import Endorsement, Practice, Submission
from rumo.expertise.queries import visible_submissions

router = Router(tags=["Экспертиза и практики"])

SUBMISSION_FIELDS = (
    "number", "title", "material_kind", "state", "submitted_at", "campaign__title", "subject__title",
)  # fmt: skip


class SubmissionOut(Schema):
    """Кто рецензирует и что написано в отзывах, программам не сообщается."""

    id: int
    number: int | None
    title: str
    material_kind: str
    campaign: Ref
    subject: Ref | None
    state: Choice
    submitted_at: Moment | None

    resolve_state = choice("state")


class EndorsementOut(Schema):
    id: int
    number: str = Field(alias="printed_number")
    title: str
    authors: list[str] = Field(description="Только те, кто согласен быть названным")
    issued_on: Day
    valid_until: Day | None
    state: Choice
    association_id: int

    resolve_state = choice("state")

    @staticmethod
    def resolve_authors(obj: Endorsement) -> list[str]:
        return council.public_authors(obj)[0]


class PracticeOut(Schema):
    id: int
    catalogue: Choice
    title: str
    annotation: str
    year: int
    type: str
    level: str
    subject: Ref | None
    organization: Ref | None
    municipality: Ref | None
    authors: list[str] = Field(description="Только те, кто согласен быть названным")
    association_id: int
    updated_at: Moment

    resolve_catalogue = choice("catalogue")

    @staticmethod
    def resolve_authors(obj: Practice) -> list[str]:
        return [each.name for each in getattr(obj, "named_authors", [])]


class SubmissionFilters(FilterSchema):
    campaign: Key | None = None
    state: SubmissionState | None = None
    updated_since: Annotated[Moment | None, FilterLookup("updated_at__gte")] = None


class EndorsementFilters(FilterSchema):
    association: Key | None = None
    state: EndorsementState | None = None
    since: Annotated[Day | None, FilterLookup("issued_on__gte")] = None
    until: Annotated[Day | None, FilterLookup("issued_on__lte")] = None


class PracticeFilters(FilterSchema):
    association: Key | None = None
    catalogue: Catalogue | None = None
    municipality: Key | None = None
    year: Annotated[int, Field(ge=1990, le=2100)] | None = None


@router.get("/submissions", response=list[SubmissionOut], summary="Материалы: свои и тех экспертиз, которые ведёте")
@paged
def submissions(request: ApiRequest, filters: Query[SubmissionFilters], q: Text = "") -> QuerySet[Submission]:
    found = filters.filter(visible_submissions(request.user))
    # Only what is told: the answers of a material and the terms of its campaign are long, and read for every row.
    rows = found.select_related(None).select_related("campaign", "subject").only(*SUBMISSION_FIELDS)
    return search(rows, q, ("title",)).order_by("-submitted_at", "-pk")


@router.get("/submissions/{key}", response=SubmissionOut, summary="Материал")
def submission(request: ApiRequest, key: Key) -> Submission:
    return get_object_or_404(visible_submissions(request.user), pk=key)


@router.get("/endorsements", response=list[EndorsementOut], summary="Реестр грифов")
@paged
def endorsements(request: ApiRequest, filters: Query[EndorsementFilters], q: Text = "") -> QuerySet[Endorsement]:
    found = council.public_endorsements().filter(association__region__in=visible_regions(request.user))
    return search(filters.filter(found), q, ("title", "printed_number")).order_by("-issued_on", "-number", "-pk")


@router.get("/practices", response=list[PracticeOut], summary="Банк и Атлас практик")
@paged
def practices(request: ApiRequest, filters: Query[PracticeFilters], q: Text = "") -> QuerySet[Practice]:
    found = filters.filter(catalogue.readable_practices(request.user))
    return search(found, q, ("title", "annotation")).order_by("-year", "title", "pk")


@router.get("/practices/{key}", response=PracticeOut, summary="Практика")
def practice(request: ApiRequest, key: Key) -> Practice:
    return get_object_or_404(catalogue.readable_practices(request.user), pk=key)
