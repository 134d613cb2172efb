"""Type-ahead of executors: people, roles and organizations in one list."""

from __future__ import annotations

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rumo.accounts.requests import UserRequest
from rumo.assignments.executors import ORGANIZATION, PERSON, ROLE
from rumo.core import clock
from rumo.directory.enums import Role
from rumo.directory.queries import BODY_NAME, PERSON_NAME, search, visible_organizations, visible_people

SHOWN = 20


@require_GET
def executor_options(request: UserRequest) -> JsonResponse:
    """Whom to charge with an assignment, by words of the name: `{"results": [{"value", "text", "hint"}]}`."""
    query = request.GET.get("q", "")
    day = clock.today()
    people = search(visible_people(request.user), query, PERSON_NAME)
    organizations = search(visible_organizations(request.user), query, BODY_NAME)
    results = [
        {"value": f"{PERSON}:{one.pk}", "text": one.short_name, "hint": one.post_text(day)} for one in people[:SHOWN]
    ]
    results += [
        {"value": f"{ROLE}:{role.value}", "text": str(role.label), "hint": _("роль в объединении")}
        for role in Role
        if query.strip().lower() in str(role.label)
    ]
    results += [
        {"value": f"{ORGANIZATION}:{one.pk}", "text": str(one), "hint": one.full_name} for one in organizations[:SHOWN]
    ]
    return JsonResponse({"results": results})
