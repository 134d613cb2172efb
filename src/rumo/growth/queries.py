"""Reads of growth. Results are personal (152-ФЗ): a teacher sees own ones, a tutor those of own routes, a municipality
those of its teachers, those who run a body everything of the body."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from rumo.accounts.models import User
from rumo.directory.enums import OfficeKind
from rumo.directory.models import Office
from rumo.directory.powers import powers_of
from rumo.growth.models import (
    DiagnosticResult,
    LearningRoute,
    MentoringPair,
    MentoringProgram,
    SupportedSchool,
)


def own_municipalities(user: User) -> QuerySet[Any, Any]:
    """Keys of the municipalities whose methodologist the user is."""
    return Office.objects.filter(user=user.pk, kind=OfficeKind.MUNICIPAL_METHODOLOGIST).values("municipality")


def visible_results(user: Any) -> QuerySet[DiagnosticResult]:
    powers = powers_of(user)
    everything = DiagnosticResult.objects.select_related(
        "diagnostic__association", "person", "organization", "municipality", "subject"
    )
    if powers.everything:
        return everything
    mine = Q(diagnostic__association__in=powers.runs) | Q(municipality__in=own_municipalities(user))
    if powers.person_id is not None:
        tutored = LearningRoute.objects.filter(tutor=powers.person_id, result__isnull=False).values("result")
        mine |= Q(person=powers.person_id) | Q(pk__in=tutored)
    return everything.filter(mine)


def own_results(user: Any) -> QuerySet[DiagnosticResult]:
    person_id = powers_of(user).person_id
    if person_id is None:
        return DiagnosticResult.objects.none()
    return DiagnosticResult.objects.select_related("diagnostic", "subject").filter(person=person_id)


def visible_routes(user: Any) -> QuerySet[LearningRoute]:
    """Own, tutored, of the bodies one runs, of the teachers of one's municipality."""
    powers = powers_of(user)
    everything = LearningRoute.objects.select_related(
        "association__region", "person__user", "tutor__user", "organization"
    )
    if powers.everything:
        return everything
    mine = Q(association__in=powers.runs) | Q(municipality__in=own_municipalities(user))
    if powers.person_id is not None:
        mine |= Q(person=powers.person_id) | Q(tutor=powers.person_id)
    return everything.filter(mine)


def own_routes(user: Any) -> QuerySet[LearningRoute]:
    person_id = powers_of(user).person_id
    if person_id is None:
        return LearningRoute.objects.none()
    return LearningRoute.objects.select_related("tutor", "association").filter(person=person_id)


def tutored_routes(user: Any) -> QuerySet[LearningRoute]:
    person_id = powers_of(user).person_id
    if person_id is None:
        return LearningRoute.objects.none()
    return LearningRoute.objects.select_related("person", "organization", "association").filter(tutor=person_id)


def visible_programs(user: Any) -> QuerySet[MentoringProgram]:
    """Of the bodies one runs, of the organizations of one's municipality, and those one is a mentor or mentee of."""
    powers = powers_of(user)
    everything = MentoringProgram.objects.select_related("association__region", "organization__municipality", "stored")
    if powers.everything:
        return everything
    mine = Q(association__in=powers.runs) | Q(organization__municipality__in=own_municipalities(user))
    if powers.person_id is not None:
        pairs = MentoringPair.objects.filter(Q(mentor=powers.person_id) | Q(mentee=powers.person_id))
        mine |= Q(pk__in=pairs.values("program"))
    return everything.filter(mine)


def visible_schools(user: Any) -> QuerySet[SupportedSchool]:
    """Of the bodies one runs, of one's municipality, and those one curates."""
    powers = powers_of(user)
    everything = SupportedSchool.objects.select_related("association__region", "organization__municipality", "curator")
    if powers.everything:
        return everything
    mine = Q(association__in=powers.runs) | Q(organization__municipality__in=own_municipalities(user))
    if powers.person_id is not None:
        mine |= Q(curator=powers.person_id)
    return everything.filter(mine)
