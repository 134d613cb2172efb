"""Who may be a tutor of a body's routes, and how much each one leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from rumo.core import clock
from rumo.directory.models import Association, Membership, Person
from rumo.directory.queries import in_force
from rumo.growth.enums import OPEN_ROUTES, ItemState, PoolKind, RouteState
from rumo.growth.models import LearningRoute, PoolMember, RouteItem
from rumo.growth.rules import rules_of

TUTORING_POOLS = (PoolKind.REGIONAL_METHODOLOGIST, PoolKind.METHODOLOGISTS)


@dataclass(frozen=True, slots=True)
class TutorLoad:
    """A tutor's open routes, of them to be agreed or judged (`waiting`), items handed in, items overdue."""

    person: Person
    routes: int
    waiting: int
    submitted: int
    overdue: int
    limit: int

    @property
    def is_full(self) -> bool:
        return bool(self.limit) and self.routes >= self.limit


def tutors_of(association: Association, day: date | None = None) -> QuerySet[Person]:
    """Methodologists of the region's pools in force, and the members of the body."""
    on = day or clock.today()
    pool = PoolMember.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        association__region=association.region_id,
        kind__in=TUTORING_POOLS,
        valid_from__lte=on,
    )
    members = Membership.objects.filter(in_force(on), association=association)
    return Person.objects.filter(Q(pk__in=pool.values("person")) | Q(pk__in=members.values("person"))).order_by(
        "surname", "first_name", "patronymic", "pk"
    )


def loads(association: Association, routes: QuerySet[LearningRoute]) -> list[TutorLoad]:
    """The tutors of the open `routes`, the busiest first. Three queries, however many there are."""
    limit = rules_of(association.region_id).tutor_limit
    open_routes = routes.filter(state__in=OPEN_ROUTES, tutor__isnull=False).order_by()
    counted = {
        row["tutor"]: row
        for row in open_routes.values("tutor").annotate(
            routes=Count("pk"),
            waiting=Count("pk", filter=Q(state__in=[RouteState.MADE, RouteState.SUBMITTED])),
        )
    }
    items: dict[int, Any] = {
        row["route__tutor"]: row
        for row in RouteItem.objects.filter(route__in=open_routes.values("pk"))
        .order_by()
        .values("route__tutor")
        .annotate(
            submitted=Count("pk", filter=Q(state=ItemState.SUBMITTED)),
            overdue=Count("pk", filter=is_overdue(clock.today())),
        )
    }
    found = [
        TutorLoad(
            person=person,
            routes=counted[person.pk]["routes"],
            waiting=counted[person.pk]["waiting"],
            submitted=items.get(person.pk, {}).get("submitted", 0),
            overdue=items.get(person.pk, {}).get("overdue", 0),
            limit=limit,
        )
        for person in Person.objects.filter(pk__in=counted)
    ]
    return sorted(found, key=lambda each: (-each.routes, str(each.person)))


def is_overdue(day: date) -> Q:
    """Items whose term has passed and that nobody has handed in."""
    return Q(due_on__lt=day, state__in=[ItemState.PLANNED, ItemState.RETURNED])
