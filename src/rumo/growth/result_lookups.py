"""The directory of a region by what tables write, read once for a whole table and kept up as people are added."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from rumo.directory.enums import OrganizationKind
from rumo.directory.models import Post, Region
from rumo.directory.queries import PERSON_NAME, fold
from rumo.growth.models import GapLevel


@dataclass(slots=True)
class Known:
    """Somebody of the directory and where the person works or worked."""

    pk: int
    organizations: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Place:
    """An organization of the directory."""

    pk: int
    name: str
    municipality: int | None


@dataclass(frozen=True, slots=True)
class Match:
    """Who of the directory is meant: `person` if known; `is_elsewhere` when those of this name work elsewhere."""

    person: int | None = None
    is_ambiguous: bool = False
    is_elsewhere: bool = False


class Lookups:
    """People, organizations, municipalities, subjects, areas and levels of a region by their names."""

    def __init__(self, region: Region) -> None:
        self.people: dict[str, list[Known]] = {}
        self.organizations: dict[str, list[Place]] = {}
        self.municipalities = {plain_name(name): pk for pk, name in region.municipalities.values_list("pk", "name")}
        self.municipality_names = dict(region.municipalities.values_list("pk", "name"))
        self.subjects = {fold(title): pk for pk, title in region.subjects.values_list("pk", "title")}
        self.areas = {fold(title): pk for pk, title in region.gap_areas.values_list("pk", "title")}
        self.levels = list(region.gap_levels.all())
        self._read_people(region)
        self._read_organizations(region)

    def _read_people(self, region: Region) -> None:
        known = {}
        for pk, *name in region.people.values_list("pk", *PERSON_NAME):
            known[pk] = Known(pk)
            self.people.setdefault(fold(" ".join(name)), []).append(known[pk])
        held = Post.objects.filter(person__region=region).order_by()
        for person, organization in held.values_list("person", "organization"):
            known[person].organizations.add(organization)

    def _read_organizations(self, region: Region) -> None:
        rows = region.organizations.values_list("pk", "full_name", "short_name", "municipality")
        for pk, full, short, municipality in rows:
            for name in {plain_name(full), plain_name(short)} - {""}:
                self.organizations.setdefault(name, []).append(Place(pk, short or full, municipality))

    def match(self, name: str, organization: int | None, *, is_new_place: bool) -> Match:
        """Who is meant by a full name and a place of work; namesakes at other schools are not taken for one another."""
        named = self.people.get(fold(name), [])
        if organization is None and not is_new_place:
            return Match(named[0].pk) if len(named) == 1 else Match(is_ambiguous=bool(named))
        here = [each for each in named if organization in each.organizations]
        if len(here) == 1:
            return Match(here[0].pk)
        if here:
            return Match(is_ambiguous=True)
        if len(named) == 1 and not named[0].organizations:
            return Match(named[0].pk)
        return Match(named[0].pk if len(named) == 1 else None, is_elsewhere=bool(named))

    def place(self, name: str, municipality: int | None) -> Place | None:
        """The organization of this name; with several, the one of the municipality."""
        found = self.organizations.get(plain_name(name), [])
        if len(found) > 1:
            found = [each for each in found if each.municipality == municipality]
        return found[0] if found else None

    def level(self, text: str, percent: Decimal | None) -> GapLevel | None:
        """By its name («низкий уровень»), else by the percent from which it begins."""
        words = fold(text)
        named = [each for each in self.levels if fold(each.title) in words]
        if named:
            return max(named, key=lambda each: len(each.title))
        if percent is None:
            return None
        reached = [each for each in self.levels if each.from_percent is not None and each.from_percent <= percent]
        return max(reached, key=lambda each: each.from_percent or 0, default=None)

    def municipality(self, text: str) -> int | None:
        return self.municipalities.get(plain_name(text))

    def add_person(self, name: str, pk: int, organization: int | None) -> None:
        known = Known(pk, {organization} if organization else set())
        self.people.setdefault(fold(name), []).append(known)

    def add_organization(self, name: str, pk: int, municipality: int | None) -> None:
        self.organizations.setdefault(plain_name(name), []).append(Place(pk, name, municipality))


def plain_name(text: str) -> str:
    """As names are compared: without quotes, «№5» as «№ 5», «р-н» as «район»."""
    words = re.sub(r"[«»\"“”„']", "", fold(text))
    return re.sub(r"№\s*", "№", re.sub(r"\bр-н\b", "район", words)).strip()


def kind_of(name: str) -> OrganizationKind:
    """A kindergarten by its name, otherwise a school: who else sits for teachers' diagnostics."""
    is_kindergarten = re.search(r"детск|\bдоу\b|\bм[ба]доу\b|\bдоо\b|сад\b", fold(name))
    return OrganizationKind.KINDERGARTEN if is_kindergarten else OrganizationKind.SCHOOL
