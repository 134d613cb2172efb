"""A region: its organizations, people, bodies with their orders, and who may sign in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import AssociationKind, DirectionKind, MunicipalityKind, OfficeKind, OrganizationKind, Role

# Keys of the body that everything hangs under, and of the two organizations every region has.
MAIN, INSTITUTE, MINISTRY = "main", "institute", "ministry"


@dataclass(frozen=True, slots=True)
class Someone:
    """A person by the `key` of references. `at` is the key of an organization.

    `role` is that in the region's main association: `since` is the number of the order (from 1) that appointed,
    `until` that of the one that withdrew. None: not a member of it.
    """

    key: str
    surname: str
    first_name: str
    patronymic: str
    gender: str
    post: str
    at: str = INSTITUTE
    role: Role | None = Role.MEMBER
    since: int = 1
    until: int | None = None


@dataclass(frozen=True, slots=True)
class DemoOrganization:
    """`place` is the number of a municipality (from 0); `before` the former names and their last day."""

    key: str
    kind: OrganizationKind
    full_name: str
    short_name: str
    founder: str = ""
    place: int | None = None
    before: tuple[str, str, date] | None = None


Composition = tuple[tuple[str, Role], ...]


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """`members` is the whole composition after the order: the key of a person and the role."""

    number: str
    date: date
    title: str
    members: Composition
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class DemoBody:
    """`parent` is the key of another body, made before. `terms` are terms of powers, first and last day.

    `chair` and `secretary` run its meetings and sign the minutes; without a second person the leader does both.
    """

    key: str
    kind: AssociationKind
    full_name: str
    short_name: str
    chair: str
    secretary: str
    orders: tuple[DemoOrder, ...]
    parent: str = ""
    rules: AssociationRules | None = None
    terms: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class DemoDirection:
    """A direction of work or a priority of the main association; «4.3» stands under «4»."""

    kind: DirectionKind
    code: str
    title: str
    ground: str = ""


@dataclass(frozen=True, slots=True)
class DemoRole:
    """An account to sign in with: of the person `key`, or of nobody of the directory.

    `office` is held at the `institute` or in the municipality of number `place`. `hint` says what the role shows.
    """

    slug: str
    title: str
    hint: str
    key: str = ""
    office: OfficeKind | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class DemoRegion:
    """`mail` is the domain of all addresses. Bodies stand in the order in which they are made, parents first.

    `silent` are keys of organizations whose people have not agreed to being named in public.
    """

    slug: str
    name: str
    city: str
    about: str
    mail: str
    founded: date
    municipalities: dict[MunicipalityKind, tuple[str, ...]]
    organizations: tuple[DemoOrganization, ...]
    people: tuple[Someone, ...]
    bodies: tuple[DemoBody, ...]
    roles: tuple[DemoRole, ...]
    directions: tuple[DemoDirection, ...] = ()
    silent: frozenset[str] = field(default_factory=frozenset)


def members_after(people: Iterable[Someone], order: int) -> Composition:
    """The composition of the main association after its order of that number."""
    return tuple(
        (one.key, one.role)
        for one in people
        if one.role is not None and one.since <= order and (one.until is None or one.until > order)
    )
