"""Assignments one may see: those of one's own, of the associations one runs or belongs to."""

from __future__ import annotations

from typing import Annotated

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema

from rumo.api.auth import ApiRequest
from rumo.api.fields import Choice, Day, Key, Moment, Ref, Text, choice
from rumo.api.paging import paged
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.assignments.queries import executed_by_user, overdue, visible_assignments
from rumo.directory.queries import search

router = Router(tags=["Поручения"])


class AssignmentOut(Schema):
    id: int
    association: Ref
    text: str
    ground: str = Field(description="Откуда поручение: протокол, письмо")
    executors: list[str]
    issued_on: Day | None
    due_text: str = Field(description="Срок, как записано")
    due_on: Day | None
    state: Choice
    reported_at: Moment | None
    updated_at: Moment

    resolve_state = choice("state")

    @staticmethod
    def resolve_executors(obj: Assignment) -> list[str]:
        return [str(each) for each in obj.executors.all()]


class AssignmentFilters(FilterSchema):
    association: Key | None = None
    state: AssignmentState | None = None
    due_since: Annotated[Day | None, FilterLookup("due_on__gte")] = None
    due_until: Annotated[Day | None, FilterLookup("due_on__lte")] = None
    updated_since: Annotated[Moment | None, FilterLookup("updated_at__gte")] = None


@router.get("/assignments", response=list[AssignmentOut], summary="Поручения")
@paged
def assignments(
    request: ApiRequest,
    filters: Query[AssignmentFilters],
    q: Text = "",
    mine: bool = False,
    late: bool = False,
) -> QuerySet[Assignment]:
    """`mine` — только те, которые исполняет владелец ключа; `late` — только просроченные."""
    found = filters.filter(visible_assignments(request.user))
    found = found.filter(executed_by_user(request.user)) if mine else found
    return search(overdue(found) if late else found, q, ("text", "ground")).order_by("due_on", "pk")


@router.get("/assignments/{key}", response=AssignmentOut, summary="Поручение")
def assignment(request: ApiRequest, key: Key) -> Assignment:
    return get_object_or_404(visible_assignments(request.user), pk=key)
