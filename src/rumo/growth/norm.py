"""The norm of the methodical pool: how many teachers there are for one of its members, by municipality (S1-9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from rumo.directory.models import Association, Municipality
from rumo.directory.queries import branch_of, in_force
from rumo.growth.enums import PoolKind
from rumo.growth.models import PoolMember, TeacherCount
from rumo.growth.rules import rules_of


@dataclass(frozen=True, slots=True)
class NormRow:
    """`teachers` is None where nobody said how many there are; `lacking` members are missing from the pool."""

    place: str
    members: int
    teachers: int | None
    lacking: int | None

    @property
    def per_member(self) -> int | None:
        """Teachers for one member, rounded up."""
        return -(-self.teachers // self.members) if self.teachers is not None and self.members else None


@dataclass(frozen=True, slots=True)
class Norm:
    limit: int
    rows: tuple[NormRow, ...]
    total: NormRow

    @property
    def is_met(self) -> bool:
        """Of the region as a whole, as the indicator asks."""
        return self.total.lacking == 0


def norm_of(association: Association, day: date) -> Norm:
    """The methodical pool of a body on a day against the number of teachers, in a constant number of queries."""
    limit = rules_of(association.region_id).teachers_per_methodologist
    pool = PoolMember.objects.filter(
        in_force(day), association__in=branch_of(association), kind=PoolKind.METHODOLOGISTS
    )
    members = dict(pool.order_by().values_list("municipality").annotate(n=Count("person", distinct=True)))
    teachers = _teachers(association, day)
    places = Municipality.objects.filter(region=association.region_id)
    if association.municipality_id:
        places = places.filter(pk=association.municipality_id)
    rows = tuple(_row(each.name, members.get(each.pk, 0), teachers.get(each.pk), limit) for each in places)
    known = [row.teachers for row in rows if row.teachers is not None]
    whole = teachers.get(association.municipality_id, sum(known) if known else None)
    return Norm(limit, rows, _row("", sum(members.values()), whole, limit))


def _teachers(association: Association, day: date) -> dict[int | None, int]:
    """The last known numbers by municipality; under None that of the region."""
    counts = TeacherCount.objects.filter(
        region=association.region_id, organization__isnull=True, subject__isnull=True, as_of__lte=day
    )
    return dict(counts.order_by("as_of", "pk").values_list("municipality", "value"))


def _row(place: str, members: int, teachers: int | None, limit: int) -> NormRow:
    lacking = max(0, -(-teachers // limit) - members) if teachers is not None else None
    return NormRow(place, members, teachers, lacking)
