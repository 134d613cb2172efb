"""People of an expertise of any size, in bulk: authors with their schools, experts with their competences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, islice, product

from benchmarks.world import FIRST_NAMES, PATRONYMICS, SURNAMES, World
from rumo.accounts.models import User
from rumo.directory.enums import EducationLevel, Gender, MunicipalityKind, OrganizationKind
from rumo.directory.models import Municipality, Organization, Person, Post, Subject
from rumo.expertise.models import Expert, ExpertCompetence

SUBJECTS = (
    "Русский язык", "Литература", "Математика", "Информатика", "История", "География", "Биология", "Химия", "Физика",
    "Музыка",
)  # fmt: skip
LEVELS = (EducationLevel.PRIMARY, EducationLevel.BASIC, EducationLevel.SECONDARY)
MUNICIPALITIES = 20
# One author hands in several materials, one school sends several authors.
MATERIALS_OF_AN_AUTHOR, AUTHORS_OF_A_SCHOOL = 4, 5


@dataclass(frozen=True, slots=True)
class People:
    """Every author has an account; of the experts the first one has, and can sign in with `password`."""

    subjects: list[Subject]
    authors: list[Person]
    schools: list[Organization]
    experts: list[Expert]
    expert_user: User

    def school_of(self, author: int) -> Organization:
        """Of the author at this place."""
        return self.schools[author % len(self.schools)]


def make_people(world: World, *, submissions: int, experts: int, password: str | None) -> People:
    region = world.association.region
    subjects = Subject.objects.bulk_create(
        Subject(region=region, title=title, position=n) for n, title in enumerate(SUBJECTS, start=1)
    )
    authors = _authors(world, max(1, submissions // MATERIALS_OF_AN_AUTHOR))
    schools = _schools(world, max(1, len(authors) // AUTHORS_OF_A_SCHOOL))
    people = _persons(world, experts, "expert")
    Post.objects.bulk_create(
        Post(person=person, organization=schools[n % len(schools)], title="учитель высшей категории")
        for n, person in enumerate([*authors, *people])
    )
    user = User.objects.create_user("expert@example.org", password, name="Эксперт")
    people[0].user = user
    people[0].save(update_fields=["user"])
    return People(subjects, authors, schools, _register(world, people, subjects), user)


def _authors(world: World, count: int) -> list[Person]:
    accounts = User.objects.bulk_create(
        User(email=f"author{n}@example.org", name=f"Автор {n}", password="!") for n in range(count)
    )
    authors = _persons(world, count, "author")
    for author, account in zip(authors, accounts, strict=True):
        author.user = account
    Person.objects.bulk_update(authors, ["user"], batch_size=200)
    return authors


def _schools(world: World, count: int) -> list[Organization]:
    region = world.association.region
    towns = Municipality.objects.bulk_create(
        Municipality(region=region, name=f"Дальний район {n}", kind=MunicipalityKind.DISTRICT)
        for n in range(1, MUNICIPALITIES + 1)
    )
    return Organization.objects.bulk_create(
        Organization(
            region=region,
            municipality=towns[n % len(towns)],
            kind=OrganizationKind.SCHOOL,
            full_name=f"Средняя школа района № {n}",
            short_name=f"МБОУ школа № {n}",
        )
        for n in range(1, count + 1)
    )


def _persons(world: World, count: int, mailbox: str) -> list[Person]:
    """There are fewer names than people: namesakes happen."""
    names = islice(cycle(product(PATRONYMICS, FIRST_NAMES, SURNAMES)), count)
    return Person.objects.bulk_create(
        Person(
            region=world.association.region,
            surname=surname,
            first_name=first_name,
            patronymic=patronymic,
            gender=Gender.FEMALE,
            email=f"{mailbox}{n}@example.org",
        )
        for n, (patronymic, first_name, surname) in enumerate(names)
    )


def _register(world: World, people: list[Person], subjects: list[Subject]) -> list[Expert]:
    """In force since a year ago; each judges two subjects of one level."""
    experts = Expert.objects.bulk_create(
        Expert(
            association=world.association,
            person=person,
            valid_from=world.day - timedelta(days=365),
            valid_to=world.day + timedelta(days=700),
            ground="приказ от 01.06.2023 № 187",
            limit=8,
        )
        for person in people
    )
    ExpertCompetence.objects.bulk_create(
        ExpertCompetence(expert=expert, subject=subjects[(n + step) % len(subjects)], level=LEVELS[n % len(LEVELS)])
        for n, expert in enumerate(experts)
        for step in range(2)
    )
    return experts
