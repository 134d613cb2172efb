"""Who a name may be: answers to the list of people beside it."""

from __future__ import annotations

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.directory.queries import PERSON_NAME, search
from rumo.intake import queries
from rumo.intake.choices import NEW
from rumo.intake.matching import match_people

LIMIT = 20


@require_GET
def paper_people(request: UserRequest, paper_pk: int) -> JsonResponse:
    """Nothing typed: those whom `name` may mean; typed: people of the region. A new person is the last choice."""
    region = get_object_or_404(queries.visible_papers(request.user), pk=paper_pk).file.batch.region
    people = region.people.prefetch_related("posts__organization__former_names")
    typed = request.GET.get("q", "").strip()
    if typed:
        found = list(search(people, typed, PERSON_NAME)[:LIMIT])
    else:
        (match,) = match_people([request.GET.get("name", "")], list(people))
        found = [candidate.person for candidate in match.candidates]
    day = clock.today()
    rows = [{"value": str(one.pk), "text": str(one), "hint": one.post_text(day)} for one in found]
    return JsonResponse({"results": [*rows, {"value": NEW, "text": _("Создать нового"), "hint": ""}]})
