"""Type-ahead of the session: people of the meeting come first."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from rumo.accounts.requests import UserRequest
from rumo.assignments.executors import ORGANIZATION, PERSON, ROLE
from rumo.directory.enums import Role
from rumo.directory.models import Person
from rumo.directory.queries import composition_on, visible_organizations, visible_people
from rumo.meetings.models import Guest, Meeting
from rumo.meetings.views import session_part as part

_SHOWN = 20


@require_GET
def session_people(request: UserRequest, pk: int) -> JsonResponse:
    """People by the beginning of their names."""
    meeting = part.take(request, pk)
    return JsonResponse({"results": [_person(one, meeting, "") for one in _people(request, meeting)[:_SHOWN]]})


@require_GET
def session_executors(request: UserRequest, pk: int) -> JsonResponse:
    """Whom to charge with an assignment: people, roles of the association, organizations."""
    meeting = part.take(request, pk)
    query = request.GET.get("q", "").strip()
    roles = [
        {"value": f"{ROLE}:{role.value}", "text": str(role.label), "hint": "роль в объединении"}
        for role in Role
        if query.lower() in str(role.label)
    ]
    people = [_person(one, meeting, f"{PERSON}:") for one in _people(request, meeting)[:_SHOWN]]
    named = Q(full_name__icontains=query) | Q(short_name__icontains=query)
    organizations = [
        {"value": f"{ORGANIZATION}:{one.pk}", "text": str(one), "hint": one.full_name}
        for one in visible_organizations(request.user).filter(named)[:_SHOWN]
    ]
    return JsonResponse({"results": [*people, *roles, *organizations]})


def _people(request: UserRequest, meeting: Meeting) -> QuerySet[Person]:
    """Those whose names begin with each of the words; members and guests of the meeting first."""
    words = request.GET.get("q", "").replace(".", " ").split()
    found = visible_people(request.user)
    if words:
        found = found.filter(reduce(and_, (_begins(word) for word in words)))
    members = composition_on(meeting.association, meeting.date).values("person_id")
    guests = Guest.objects.filter(meeting=meeting).values("person_id")
    here = Case(
        When(Q(pk__in=members) | Q(pk__in=guests), then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return found.order_by(here, "surname", "first_name", "patronymic", "pk")


def _begins(word: str) -> Q:
    return Q(surname__istartswith=word) | Q(first_name__istartswith=word) | Q(patronymic__istartswith=word)


def _person(person: Person, meeting: Meeting, prefix: str) -> dict[str, Any]:
    return {"value": f"{prefix}{person.pk}", "text": person.short_name, "hint": person.post_text(meeting.date)}
