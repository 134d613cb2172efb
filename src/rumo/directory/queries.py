"""Reads of the directory. `visible_*` is where every page starts: what is not in it is a 404."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, Prefetch, Q, QuerySet

from rumo.accounts.models import User
from rumo.accounts.queries import with_second_factor
from rumo.core import clock, kept
from rumo.directory.models import (
    Association,
    Membership,
    Municipality,
    NameException,
    Office,
    Order,
    Organization,
    Person,
    Region,
)
from rumo.directory.powers import LEADING, powers_of
from rumo.russian.cases import Case, Gender, NamePart
from rumo.russian.name_exceptions import DEFAULT_EXCEPTIONS, NameExceptions
from rumo.russian.names import FullName

T = TypeVar("T", bound=Model)

# --- compositions ---------------------------------------------------------------------------------------------------


def in_force(day: date) -> Q:
    """Memberships that hold on `day`."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def composition_on(association: Association, day: date) -> QuerySet[Membership]:
    """The members of `association` on `day` by the orders then in force, in alphabetical order, with their people."""
    return (
        Membership.objects.filter(in_force(day), association=association)
        .select_related("person", "appointed_by")
        .prefetch_related("person__posts__organization__former_names")
    )


def open_composition(association: Association) -> QuerySet[Membership]:
    """Members nobody has withdrawn yet: what the next order starts from."""
    return (
        Membership.objects.filter(association=association, valid_to__isnull=True)
        .select_related("person", "appointed_by")
        .prefetch_related("person__posts__organization__former_names")
    )


def associations_of(person: Person) -> frozenset[int]:
    """Primary keys of the associations the person belongs to today."""
    return frozenset(
        Membership.objects.filter(in_force(clock.today()), person=person).values_list("association_id", flat=True)
    )


@kept.shared
def branch_of(association: Association) -> frozenset[int]:
    """Primary keys of the association and of everything below it; two levels in practice, any depth allowed."""
    found = {association.pk}
    level = found
    while level:
        level = set(Association.objects.filter(parent__in=level).order_by().values_list("pk", flat=True)) - found
        found |= level
    return frozenset(found)


# --- what one may see -----------------------------------------------------------------------------------------------


def visible_regions(user: Any) -> QuerySet[Region]:
    powers = powers_of(user)
    return Region.objects.all() if powers.everything else Region.objects.filter(pk__in=powers.regions)


def administered_regions(user: Any) -> QuerySet[Region]:
    powers = powers_of(user)
    return Region.objects.all() if powers.everything else Region.objects.filter(pk__in=powers.administers)


def working_regions(user: Any) -> QuerySet[Region]:
    """Regions to whose directory the user may add people and organizations (see permissions.may_add_to_directory)."""
    powers = powers_of(user)
    if powers.everything:
        return Region.objects.all()
    runs_there = Association.objects.filter(pk__in=powers.runs).values("region")
    return Region.objects.filter(Q(pk__in=powers.administers) | Q(pk__in=runs_there))


def visible_associations(user: Any) -> QuerySet[Association]:
    """Associations of the user's own regions."""
    powers = powers_of(user)
    everything = Association.objects.select_related("region", "host")
    return everything if powers.everything else everything.filter(region_id__in=powers.regions)


def run_associations(user: Any) -> QuerySet[Association]:
    """Associations whose work the user prepares."""
    powers = powers_of(user)
    visible = visible_associations(user)
    return visible if powers.everything else visible.filter(pk__in=powers.runs)


def usual_association(user: Any) -> Association | None:
    """The only association one runs, or the only one in whose lead one stands oneself; otherwise one has to choose."""
    runs = run_associations(user).filter(is_active=True)
    own = {association for association, role in powers_of(user).roles if role in LEADING}
    for choice in (runs, runs.filter(pk__in=own)):
        found = list(choice[:2])
        if len(found) == 1:
            return found[0]
    return None


def visible_orders(user: Any) -> QuerySet[Order]:
    """Orders on compositions of the user's own regions."""
    powers = powers_of(user)
    everything = Order.objects.select_related("association__region", "issuer", "file")
    return everything if powers.everything else everything.filter(association__region_id__in=powers.regions)


def visible_people(user: Any) -> QuerySet[Person]:
    """People of the user's own regions: whom one may choose as a member, a speaker, a guest or an executor."""
    powers = powers_of(user)
    everything = Person.objects.select_related("region").prefetch_related("posts__organization__former_names")
    return everything if powers.everything else everything.filter(region_id__in=powers.regions)


def visible_organizations(user: Any) -> QuerySet[Organization]:
    powers = powers_of(user)
    everything = Organization.objects.select_related("region", "municipality")
    return everything if powers.everything else everything.filter(region_id__in=powers.regions)


def visible_municipalities(user: Any) -> QuerySet[Municipality]:
    powers = powers_of(user)
    everything = Municipality.objects.select_related("region")
    return everything if powers.everything else everything.filter(region_id__in=powers.regions)


# --- search ---------------------------------------------------------------------------------------------------------


def search(rows: QuerySet[T], text: str, fields: Iterable[str]) -> QuerySet[T]:
    """Rows in which every word of `text` stands in one of `fields`; capitals and ё/е do not matter."""
    names = tuple(fields)
    for word in re.findall(r"[\w№-]+", text)[:6]:
        pattern = re.sub("[её]", "[её]", word.lower())
        found = Q()
        for name in names:
            found |= Q(**{f"{name}__iregex": pattern})
        rows = rows.filter(found)
    return rows


PERSON_NAME = ("surname", "first_name", "patronymic")
BODY_NAME = ("full_name", "short_name")


def fold(text: str) -> str:
    """A name as it is compared: lower case, ё as е, single spaces."""
    return " ".join(text.lower().replace("ё", "е").split())


class PeopleByName:
    """People and organizations of a region by their names, read once for a whole pasted list."""

    def __init__(self, region: Region) -> None:
        self._people: dict[str, list[int]] = {}
        for pk, *name in region.people.values_list("pk", *PERSON_NAME):
            self._people.setdefault(fold(" ".join(name)), []).append(pk)
        self._organizations: dict[str, int] = {}
        for pk, full_name, short_name in region.organizations.values_list("pk", *BODY_NAME):
            for text in filter(None, (full_name, short_name)):
                self._organizations[fold(text)] = pk

    def find(self, name: FullName) -> list[int]:
        """Keys of everybody of this full name."""
        return self._people.get(fold(name.full), [])

    def organization(self, text: str) -> int | None:
        return self._organizations.get(fold(text))


# --- names that are declined against the rules ----------------------------------------------------------------------


def name_exceptions(region: Region) -> NameExceptions:
    """The table of exceptions with which papers of `region` decline names."""
    rows = NameException.objects.filter(region=region)
    return DEFAULT_EXCEPTIONS.extended(
        {(NamePart(row.part), row.nominative, Gender(row.gender)): _forms(row) for row in rows}
    )


def _forms(row: NameException) -> tuple[str, str, str, str, str, str]:
    return (row.nominative, row.genitive, row.dative, row.accusative, row.instrumental, row.prepositional)


def name_in_cases(person: Person, exceptions: NameExceptions) -> list[tuple[Case, str]]:
    """The full name of a person in the six cases, as papers of the region print it."""
    return [(case, person.full_name.inflect(case, exceptions).full) for case in Case]


# --- accounts -------------------------------------------------------------------------------------------------------


def visible_accounts(user: Any) -> QuerySet[User]:
    """Accounts of the user's own regions."""
    regions = visible_regions(user)
    return User.objects.filter(Q(person__region__in=regions) | Q(offices__region__in=regions)).distinct()


def accounts_of(region: Region) -> QuerySet[User]:
    """Accounts of the region's people and of those who hold an office in it, with their person and second factor."""
    mine = User.objects.filter(Q(person__region=region) | Q(offices__region=region)).distinct()
    offices = Office.objects.filter(region=region).select_related("organization", "municipality", "region")
    return (
        with_second_factor(mine)
        .select_related("person")
        .prefetch_related(Prefetch("offices", offices, to_attr="offices_here"))
        .order_by("name", "pk")
    )
