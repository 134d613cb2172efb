"""Type-ahead of those who answer: people, roles, bodies, organizations of the plan's region, or any words."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.directory.enums import AssociationKind, Role
from rumo.directory.models import Association
from rumo.directory.queries import (
    BODY_NAME,
    PERSON_NAME,
    search,
    visible_associations,
    visible_organizations,
    visible_people,
)
from rumo.papers.plan import Responsible
from rumo.planning import queries
from rumo.planning.forms.responsible import BODY, ORGANIZATION, PERSON, ROLE, SUB_ROLE, token, token_of_data
from rumo.planning.recognition import Recognition

_SHOWN = 8  # of each kind
_LONGEST = 500
_ROLES = (
    (Role.CHAIR, "Председатель"),
    (Role.DEPUTY, "Заместители председателя"),
    (Role.SECRETARY, "Секретарь"),
    (Role.LEADER, "Руководитель"),
    (Role.EXPERT, "Эксперты"),
    (Role.MEMBER, "Члены объединения"),
)
_SUB_BODIES = {
    AssociationKind.SECTION: "секций",
    AssociationKind.SUBJECT: "ОМО",
    AssociationKind.DISTRICT: "РМО",
    AssociationKind.REGIONAL_SUBJECT: "РМО",
    AssociationKind.WORKING_GROUP: "рабочих групп",
    AssociationKind.NETWORK: "сетевых сообществ",
}


@require_GET
def responsible(request: UserRequest, pk: int) -> JsonResponse:
    """`?q=` → `{"results": [{"value", "text", "hint"}]}` (see select.js)."""
    plan = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    typed = request.GET.get("q", "").strip()
    region = plan.association.region_id
    people = search(visible_people(request.user).filter(region=region), typed, PERSON_NAME)[:_SHOWN]
    bodies = search(visible_associations(request.user).filter(region=region), typed, BODY_NAME)[:_SHOWN]
    organizations = search(visible_organizations(request.user).filter(region=region), typed, BODY_NAME)[:_SHOWN]
    day = clock.today()
    results = [
        *_roles(plan.association, typed),
        *(_option(PERSON, one.pk, one.short_name, one.post_text(day)) for one in people),
        *(_option(BODY, one.pk, str(one), one.full_name) for one in bodies),
        *(_option(ORGANIZATION, one.pk, str(one), one.full_name) for one in organizations),
    ]
    return JsonResponse({"results": results})


@require_POST
def responsible_words(request: UserRequest, pk: int) -> JsonResponse:
    """Words that were typed and chosen as they are; behind them whoever they name for certain. Writes nothing."""
    plan = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    text = " ".join(request.POST.get("text", "").split())
    if not text or len(text) > _LONGEST:
        return JsonResponse({"message": _("Напишите, кто отвечает: не больше 500 знаков.")}, status=422)
    data = Recognition(plan.association, [text]).data(Responsible(text))
    return JsonResponse({"value": token_of_data(data), "text": text})


def _roles(association: Association, typed: str) -> Iterator[dict[str, str]]:
    """Roles of the body itself, then those of the bodies below it: «Руководители секций»."""
    offered = [(ROLE, role, text, _("роль в объединении")) for role, text in _ROLES]
    kinds = association.children.values_list("kind", flat=True).distinct()
    for words in dict.fromkeys(_SUB_BODIES[kind] for kind in AssociationKind if kind in kinds and kind in _SUB_BODIES):
        offered.append((SUB_ROLE, Role.LEADER, f"Руководители {words}", _("каждый в своём объединении")))
        offered.append((SUB_ROLE, Role.SECRETARY, f"Секретари {words}", _("каждый в своём объединении")))
    for kind, role, text, hint in offered:
        if all(word in text.lower() for word in typed.lower().split()):
            yield _option(kind, role.value, text, hint)


def _option(kind: str, key: object, text: str, hint: str) -> dict[str, str]:
    return {"value": token(kind, key, text), "text": text, "hint": hint}
