"""Schools and people by the hundred, written at once: lists of a region, brought in as a table would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rumo.core import audit, clock
from rumo.demo.data.names import names
from rumo.demo.load.directory import World
from rumo.directory.enums import ConsentKind, OrganizationKind
from rumo.directory.models import Consent, Municipality, Organization, Person, Post

# Kinds of which there are many: the full and the short name of the one with a number.
NUMBERED = {
    OrganizationKind.SCHOOL: (
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № {number}»",
        "МБОУ СШ № {number}",
    ),
    OrganizationKind.KINDERGARTEN: (
        "Муниципальное бюджетное дошкольное образовательное учреждение «Детский сад № {number}»",
        "МБДОУ № {number}",
    ),
}


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody of the directory with the place and the post of today."""

    person: Person
    organization: Organization
    post: str


def open_numbered(
    world: World, kind: OrganizationKind, places: Iterable[Municipality], *, first: int = 10
) -> list[Organization]:
    """An organization for each of `places`, numbered from `first`."""
    full, short = NUMBERED[kind]
    with clock.standing_at(world.data.founded):
        made = Organization.objects.bulk_create(
            Organization(
                region=world.region,
                kind=kind,
                municipality=place,
                full_name=full.format(number=number),
                short_name=short.format(number=number),
            )
            for number, place in enumerate(places, start=first)
        )
        audit.record(world.admin, "import_organizations", world.region, f"Внесены списком организации: {len(made)}")
    return made


def settle(world: World, places: Sequence[tuple[Organization, str]], *, start: int = 0) -> list[Worker]:
    """A new person for each place and post, with the consent to processing. Nobody has an address: no letters go out.

    `start` tells the names from those of other calls for the region.
    """
    called = names(start)
    with clock.standing_at(world.data.founded):
        people = Person.objects.bulk_create(
            Person(
                region=world.region,
                surname=name.surname,
                first_name=name.first_name,
                patronymic=name.patronymic,
                gender=name.gender,
            )
            for _place, name in zip(places, called, strict=False)
        )
        Post.objects.bulk_create(
            Post(person=person, organization=organization, title=post)
            for person, (organization, post) in zip(people, places, strict=True)
        )
        Consent.objects.bulk_create(
            Consent(person=person, kind=ConsentKind.PROCESSING, given_on=world.data.founded) for person in people
        )
        audit.record(world.admin, "import_people", world.region, f"Внесены списком люди: {len(people)}")
    return [Worker(person, *place) for person, place in zip(people, places, strict=True)]


def worker_of(world: World, key: str) -> Worker:
    """Somebody of the region's story, with the place and the post told there."""
    someone = next(one for one in world.data.people if one.key == key)
    return Worker(world.people[key], world.organizations[someone.at], someone.post)


def dealt(total: int, shares: Sequence[int]) -> Iterator[int]:
    """`total` divided in proportion to `shares`, without a remainder left."""
    given, weight = 0, 0
    whole = sum(shares)
    for share in shares:
        weight += share
        upto = round(total * weight / whole)
        yield upto - given
        given = upto
