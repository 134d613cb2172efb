"""What a user may reach today: offices held and memberships in force, gathered in a constant number of queries.

Every app's permissions ask this one object instead of asking the database again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from rumo.core import clock
from rumo.directory.enums import OfficeKind, Role
from rumo.directory.models import Association, Membership, Office, Person

# Roles that run an association and the associations below it.
LEADING = frozenset({Role.CHAIR, Role.DEPUTY, Role.SECRETARY, Role.LEADER})


@dataclass(frozen=True, slots=True)
class Powers:
    """Sets of primary keys: `runs` of the associations whose work the user prepares, `member_of` of own membership."""

    everything: bool = False
    person_id: int | None = None
    regions: frozenset[int] = frozenset()
    administers: frozenset[int] = frozenset()
    runs: frozenset[int] = frozenset()
    member_of: frozenset[int] = frozenset()
    roles: frozenset[tuple[int, str]] = frozenset()

    def runs_association(self, association: Association) -> bool:
        return self.everything or association.pk in self.runs

    def administers_region(self, region_id: int) -> bool:
        return self.everything or region_id in self.administers

    def has_role(self, association_id: int, *roles: str) -> bool:
        return any((association_id, role) in self.roles for role in roles)


NOBODY = Powers()


def powers_of(user: Any) -> Powers:
    """The powers of `user` on today's date, remembered on the user object for the length of a request."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    day = clock.today()
    remembered = getattr(user, "_powers", None)
    if remembered is None or remembered[0] != day:
        remembered = (day, _gather(user, day))
        user._powers = remembered
    return remembered[1]


def forget_powers(user: Any) -> None:
    """Ask again after an order or an office changed within the same request."""
    user.__dict__.pop("_powers", None)


def _gather(user: Any, day: date) -> Powers:
    person = Person.objects.filter(user_id=user.pk).only("pk", "region_id").first()
    offices = list(Office.objects.filter(user_id=user.pk))
    roles = _roles(person, day)
    regions = {office.region_id for office in offices} | ({person.region_id} if person else set())
    return Powers(
        everything=user.is_superuser,
        person_id=person.pk if person else None,
        regions=frozenset(regions),
        administers=frozenset(o.region_id for o in offices if o.kind == OfficeKind.REGION_ADMIN),
        runs=_runs(offices, roles),
        member_of=frozenset(association for association, _ in roles),
        roles=frozenset(roles),
    )


def _roles(person: Person | None, day: date) -> list[tuple[int, str]]:
    if person is None:
        return []
    in_force = Membership.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day), person=person, valid_from__lte=day
    )
    return list(in_force.values_list("association_id", "role"))


def _runs(offices: list[Office], roles: list[tuple[int, str]]) -> frozenset[int]:
    """Associations of the offices, and of the leading roles with everything below them in the tree."""
    of_offices = Q(pk__in=[])
    for office in offices:
        if office.kind == OfficeKind.REGION_ADMIN:
            of_offices |= Q(region_id=office.region_id)
        elif office.kind == OfficeKind.INSTITUTE_METHODOLOGIST:
            of_offices |= Q(host_id=office.organization_id)
        else:
            of_offices |= Q(municipality_id=office.municipality_id)
    led = [association for association, role in roles if role in LEADING]
    if not offices and not led:
        return frozenset()
    wanted = of_offices | Q(region__associations__in=led) if led else of_offices
    rows = Association.objects.filter(wanted).distinct().values_list("pk", "parent_id")
    own = set(Association.objects.filter(of_offices).values_list("pk", flat=True)) if offices else set()
    return frozenset(own | _with_descendants(led, rows))


def _with_descendants(roots: Iterable[int], rows: Iterable[tuple[int, int | None]]) -> set[int]:
    children: dict[int | None, list[int]] = defaultdict(list)
    for pk, parent in rows:
        children[parent].append(pk)
    found: set[int] = set()
    waiting = list(roots)
    while waiting:
        pk = waiting.pop()
        if pk not in found:
            found.add(pk)
            waiting.extend(children[pk])
    return found
