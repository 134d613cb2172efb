"""The people of «Дальний край» by the hundred: teachers and methodologists of each municipality, those who manage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle

from rumo.demo.data.s1 import growth as data
from rumo.demo.load.crowd import Worker, dealt, open_numbered, settle, worker_of
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import Subjects
from rumo.directory.enums import OrganizationKind
from rumo.directory.models import Municipality, Organization, Subject

# Teachers of one school in the data; the district whose methodologist and tutor one may enter as.
AT_SCHOOL, DISTRICT = 14, 8


@dataclass(slots=True)
class Crowd:
    """People by the numbers of their municipalities; heads and authorities follow the teachers."""

    schools: list[list[Organization]] = field(default_factory=list)
    teachers: list[list[tuple[Worker, Subject]]] = field(default_factory=list)
    pool: list[list[tuple[Worker, Subject]]] = field(default_factory=list)
    heads: list[Worker] = field(default_factory=list)
    authorities: list[Worker] = field(default_factory=list)

    @property
    def everybody(self) -> list[tuple[Worker, Subject]]:
        return [each for place in self.teachers for each in place]


def settle_region(world: World, subjects: Subjects) -> Crowd:
    crowd = Crowd()
    shares = [teachers * eager for teachers, eager in zip(data.TEACHERS, data.EAGER, strict=True)]
    numbers = list(dealt(data.DIAGNOSED - data.HEADS_OF_KINDERGARTENS - data.AUTHORITIES, shares))
    schools = open_numbered(
        world,
        OrganizationKind.SCHOOL,
        [
            place
            for place, number in zip(world.municipalities, numbers, strict=True)
            for _ in range(max(1, number // AT_SCHOOL))
        ],
        first=20,
    )
    crowd.schools = [
        [school for school in schools if school.municipality_id == place.pk] for place in world.municipalities
    ]
    crowd.teachers = _people(world, crowd, subjects, numbers, "orlik", start=0)
    crowd.pool = _people(world, crowd, subjects, data.POOL, "melnichenko", start=4000)
    _settle_managers(world, crowd, schools)
    return crowd


def _people(
    world: World, crowd: Crowd, subjects: Subjects, numbers: Sequence[int], known: str, *, start: int
) -> list[list[tuple[Worker, Subject]]]:
    """So many teachers in each municipality, by turns in its schools and of all subjects; `known` is the last one of
    the district."""
    turns = cycle(data.PAPERS)
    placed = [
        (place, crowd.schools[place][number % len(crowd.schools[place])], next(turns))
        for place, wanted in enumerate(numbers)
        for number in range(wanted - (place == DISTRICT))
    ]
    made = settle(world, [(school, data.POSTS[title]) for _place, school, title in placed], start=start)
    people: list[list[tuple[Worker, Subject]]] = [[] for _ in numbers]
    for (place, _school, title), worker in zip(placed, made, strict=True):
        people[place].append((worker, subjects[title]))
    people[DISTRICT].append((worker_of(world, known), subjects["Математика"]))
    return people


def _settle_managers(world: World, crowd: Crowd, schools: Sequence[Organization]) -> None:
    kindergartens = open_numbered(
        world, OrganizationKind.KINDERGARTEN, world.municipalities[: data.HEADS_OF_KINDERGARTENS], first=300
    )
    authorities = Organization.objects.bulk_create(
        Organization(
            region=world.region,
            kind=OrganizationKind.LOCAL_AUTHORITY,
            municipality=place,
            full_name=f"Управление образования: {place.name}",
            short_name=f"УО: {_short(place)}",
        )
        for place in world.municipalities[: data.AUTHORITIES]
    )
    crowd.heads = settle(world, [(each, "заведующий") for each in kindergartens], start=5000)
    crowd.authorities = settle(world, [(each, "начальник управления образования") for each in authorities], start=5100)


def _short(place: Municipality) -> str:
    return place.name.replace("Городской округ ", "").replace(" муниципальный округ", "").replace(" район", "")
