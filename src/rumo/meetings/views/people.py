"""Type-ahead for people around a meeting."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.http import JsonResponse
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.directory.models import Association, Person
from rumo.directory.queries import composition_on, visible_associations, visible_people
from rumo.russian import dates

SHOWN = 20


@require_safe
def people_search(request: UserRequest) -> JsonResponse:
    """`?q=&association=&date=` → people by the beginnings of their names: members of the day first, then the region."""
    query = request.GET.get("q", "").strip()
    day = _day(request.GET.get("date", ""))
    key = request.GET.get("association", "")
    association = visible_associations(request.user).filter(pk=key).first() if key.isdigit() else None
    members = _members(association, day)
    found = [person for person in members if _fits(person, query)]
    if query or not found:
        others = _named(visible_people(request.user), query).exclude(pk__in=[person.pk for person in members])
        found += list(others[: max(SHOWN - len(found), 0)])
    results = [_option(person, members.get(person, ""), day) for person in found[: max(SHOWN, len(members))]]
    return JsonResponse({"results": results})


def _members(association: Association | None, day: dt.date) -> dict[Person, str]:
    """Members of the day with their roles."""
    if association is None:
        return {}
    return {one.person: str(one.get_role_display()) for one in composition_on(association, day)}


def _option(person: Person, role: str, day: dt.date) -> dict[str, Any]:
    hint = ", ".join(part for part in (role, person.post_text(day)) if part)
    return {"value": str(person.pk), "text": str(person), "hint": hint}


def _fits(person: Person, query: str) -> bool:
    parts = str(person).lower().split()
    return all(any(part.startswith(word) for part in parts) for word in query.lower().split())


def _named(people: QuerySet[Person], query: str) -> QuerySet[Person]:
    for word in query.split():
        people = people.filter(
            Q(surname__istartswith=word) | Q(first_name__istartswith=word) | Q(patronymic__istartswith=word)
        )
    return people


def _day(text: str) -> dt.date:
    try:
        return dates.parse_date(text)
    except ValueError:
        return clock.today()
