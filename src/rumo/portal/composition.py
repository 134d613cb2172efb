"""Who belongs to a body, as everybody may read it: named only while a consent to dissemination holds (152-ФЗ)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rumo.directory.enums import Role
from rumo.directory.models import Association
from rumo.directory.queries import composition_on
from rumo.meetings.queries import disseminating

_ORDER = {role.value: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class NamedMember:
    name: str
    post: str
    role: str


@dataclass(frozen=True, slots=True)
class PublicComposition:
    """`named` as papers list them, by role; `all` counts everybody."""

    named: tuple[NamedMember, ...]
    all: int

    @property
    def unnamed(self) -> int:
        return self.all - len(self.named)


def public_composition(association: Association, day: date) -> PublicComposition:
    """The composition on `day`, in a constant number of queries."""
    members = list(composition_on(association, day))
    may_name = disseminating(association.region, day)
    named = sorted(
        (member for member in members if member.person_id in may_name), key=lambda member: _ORDER[member.role]
    )
    return PublicComposition(
        tuple(
            NamedMember(member.person.full_name.full, member.person.post_text(day), member.get_role_display())
            for member in named
        ),
        len(members),
    )
