"""Answers to the type-ahead, and adding a person on the spot."""

from __future__ import annotations

from typing import Any

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.directory import queries
from rumo.directory.actions import people
from rumo.directory.actions.people import PersonData, PostData
from rumo.directory.models import Organization, Person
from rumo.directory.views.regions import working_region
from rumo.russian import names

LIMIT = 20


def _results(rows: list[dict[str, Any]]) -> JsonResponse:
    return JsonResponse({"results": rows})


def person_option(person: Person) -> dict[str, Any]:
    return {"value": person.pk, "text": str(person), "hint": person.post_text(clock.today())}


@require_GET
def person_options(request: UserRequest) -> JsonResponse:
    """People of the user's regions by words of the name."""
    found = queries.search(queries.visible_people(request.user), request.GET.get("q", ""), queries.PERSON_NAME)
    return _results([person_option(person) for person in found[:LIMIT]])


@require_GET
def organization_options(request: UserRequest) -> JsonResponse:
    found = queries.search(queries.visible_organizations(request.user), request.GET.get("q", ""), queries.BODY_NAME)
    return _results([{"value": row.pk, "text": str(row), "hint": row.full_name} for row in found[:LIMIT]])


@require_GET
def association_options(request: UserRequest) -> JsonResponse:
    rows = queries.visible_associations(request.user)
    found = queries.search(rows, request.GET.get("q", ""), queries.BODY_NAME)
    return _results([{"value": row.pk, "text": str(row), "hint": row.full_name} for row in found[:LIMIT]])


@require_POST
def person_quick_add(request: UserRequest) -> JsonResponse:
    """Add an outside person: `text` is the full name; `gender`, `post`, `organization` (key) and `region` may follow.

    Answers `{"value", "text", "hint"}`, or 422 `{"message"}`.
    """
    try:
        region = working_region(request)
        person = people.create_person(region, data=_person(request), post=_post(request), actor=request.user)
    except Refusal as refusal:
        return JsonResponse({"message": refusal.message}, status=422)
    return JsonResponse(person_option(person))


def _person(request: UserRequest) -> PersonData:
    name = names.parse_name(request.POST.get("text", ""))
    if name is None or not name.first_name or name.first_name.endswith("."):
        raise Refusal(_("Напишите фамилию, имя и отчество полностью, тогда человека можно добавить."))
    gender = request.POST.get("gender") or names.guess_gender(name.surname, name.first_name, name.patronymic)
    if gender not in ("f", "m"):
        raise Refusal(_("По имени пол не определить. Напишите и отчество или добавьте человека на странице «Люди»."))
    return PersonData(name.surname, name.first_name, name.patronymic, str(gender))


def _post(request: UserRequest) -> PostData | None:
    organization = request.POST.get("organization", "")
    title = request.POST.get("post", "").strip()
    if not (organization.isdecimal() and title):
        return None
    found: Organization = get_object_or_404(queries.visible_organizations(request.user), pk=organization)
    return PostData(found, title[:300])
