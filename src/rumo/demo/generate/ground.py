"""What everything else stands on: a region with its municipalities, organizations, people, bodies and their members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, product
from random import Random

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.demo.data.names import names
from rumo.demo.generate.scale import Scale
from rumo.demo.load.crowd import NUMBERED
from rumo.directory.enums import (
    AssociationKind,
    ConsentKind,
    MunicipalityKind,
    OfficeKind,
    OrderKind,
    OrganizationKind,
    Role,
)
from rumo.directory.models import (
    Association,
    Consent,
    Membership,
    Municipality,
    Office,
    Order,
    Organization,
    Person,
    Post,
    Region,
    Subject,
)
from rumo.russian.cases import Case
from rumo.russian.posts import inside_phrase

ADJECTIVES = (
    "Озёрный", "Лесной", "Степной", "Заречный", "Горный", "Луговой", "Таёжный", "Поморский", "Полевой", "Ключевой",
)  # fmt: skip
FRONTS = ("Верхне", "Нижне", "Средне", "Ново", "Старо")
ROOTS = (
    "озёрский", "реченский", "борский", "полянский", "луговской", "ключевской", "каменский", "дубравский", "холмский",
    "берёзовский",
)  # fmt: skip
SUBJECTS = (
    "Русский язык", "Литература", "Математика", "Информатика", "История", "Обществознание", "География", "Биология",
    "Химия", "Физика", "Иностранный язык", "Музыка", "Изобразительное искусство", "Технология", "Физическая культура",
    "Начальные классы", "Дошкольное образование", "Астрономия", "Родной язык", "Основы безопасности", "Психология",
    "Логопедия", "Инклюзивное образование", "Воспитание",
)  # fmt: skip
INVENTED = " (выдуманный)"
KINDERGARTEN_EACH = 3
MEMBERS = 35
# Different seeds begin with different people.
NAMES_APART = 30_011
ROLES = (Role.CHAIR, Role.DEPUTY, Role.SECRETARY)


@dataclass(frozen=True, slots=True)
class Ground:
    """`bodies` begin with the regional one, whose members are the first people. A person works at `place_of` it."""

    region: Region
    admin: User
    bodies: list[Association]
    subjects: list[Subject]
    organizations: list[Organization]
    people: list[Person]
    years: range
    chance: Random

    @property
    def rumo(self) -> Association:
        return self.bodies[0]

    def place_of(self, number: int) -> Organization:
        """Where the person of this number works."""
        return self.organizations[number % len(self.organizations)]

    def members_of(self, number: int) -> list[int]:
        """The numbers of the people in the body of this number: chair, deputy, secretary, then the others."""
        each = min(MEMBERS, len(self.people))
        return [(number * each + place) % len(self.people) for place in range(each)]


def make_ground(scale: Scale, number: int, seed: int) -> Ground:
    """The region of this number, from 1; the same for the same `seed`, but for the tokens, which nobody shall guess."""
    region = _new_region(number)
    admin = User.objects.create_user(f"admin@{region.slug}.example", name="Администратор региона")
    Office.objects.create(user=admin, region=region, kind=OfficeKind.REGION_ADMIN)
    institute = Organization.objects.create(
        region=region,
        kind=OrganizationKind.INSTITUTE,
        full_name=f"Институт развития образования. {region.name}",
        short_name="ИРО",
        city="Речегорск",
    )
    organizations = _organizations(region, _municipalities(region, scale.municipalities), scale.organizations)
    people = _people(region, organizations, scale.teachers, seed)
    bodies = _bodies(region, institute, scale.bodies)
    chance = Random(seed)  # noqa: S311 — who came and who did not is no secret
    last = clock.today().year
    years = range(last - scale.years + 1, last + 1)
    ground = Ground(region, admin, bodies, _subjects(region, scale.bodies), organizations, people, years, chance)
    _appoint(ground, institute)
    audit.record(admin, "generate_region", region, f"Созданы выдуманные данные: {len(people)} человек")
    return ground


def _new_region(number: int) -> Region:
    adjective = ADJECTIVES[(number - 1) % len(ADJECTIVES)]
    turn = (number - 1) // len(ADJECTIVES)
    name = f"{adjective} край" if not turn else f"{adjective} край № {turn + 1}"
    return Region.objects.create(name=f"{name}{INVENTED}", slug=f"generated-{number}")


def _municipalities(region: Region, count: int) -> list[Municipality]:
    called = islice(product(ROOTS, FRONTS), count)
    titles = [f"{front}{root}" for root, front in called]
    titles += [f"Округ № {n}" for n in range(len(titles) + 1, count + 1)]
    return Municipality.objects.bulk_create(
        Municipality(region=region, name=title, kind=MunicipalityKind.MUNICIPAL_OKRUG) for title in titles
    )


def _organizations(region: Region, places: Sequence[Municipality], count: int) -> list[Organization]:
    made = []
    for number in range(1, count + 1):
        kind = OrganizationKind.SCHOOL if number % KINDERGARTEN_EACH else OrganizationKind.KINDERGARTEN
        full, short = NUMBERED[kind]
        made.append(
            Organization(
                region=region,
                kind=kind,
                municipality=places[number % len(places)],
                full_name=full.format(number=number),
                short_name=short.format(number=number),
            )
        )
    return Organization.objects.bulk_create(made, batch_size=1_000)


def _people(region: Region, organizations: Sequence[Organization], count: int, seed: int) -> list[Person]:
    """Nobody has an address: no letters go out."""
    people = Person.objects.bulk_create(
        (
            Person(
                region=region,
                surname=name.surname,
                first_name=name.first_name,
                patronymic=name.patronymic,
                gender=name.gender,
            )
            for name in islice(names(seed * NAMES_APART), count)
        ),
        batch_size=1_000,
    )
    Post.objects.bulk_create(
        (
            Post(person=person, organization=organizations[number % len(organizations)], title="учитель")
            for number, person in enumerate(people)
        ),
        batch_size=1_000,
    )
    day = date(clock.today().year - 1, 9, 1)
    Consent.objects.bulk_create(
        (Consent(person=person, kind=ConsentKind.PROCESSING, given_on=day) for person in people), batch_size=1_000
    )
    return people


def _subjects(region: Region, count: int) -> list[Subject]:
    return Subject.objects.bulk_create(
        Subject(region=region, title=title, position=position)
        for position, title in enumerate(SUBJECTS[:count], start=1)
    )


def _bodies(region: Region, institute: Organization, count: int) -> list[Association]:
    of_region = inside_phrase(region.name.removesuffix(INVENTED), Case.GENITIVE)
    of_region = f"{of_region[:1].upper()}{of_region[1:]}"
    rumo = Association.objects.create(
        region=region,
        host=institute,
        kind=AssociationKind.REGIONAL,
        full_name=f"Региональное учебно-методическое объединение {of_region}",
        short_name=f"РУМО {of_region}",
        city=institute.city,
    )
    below = Association.objects.bulk_create(
        Association(
            region=region,
            host=institute,
            parent=rumo,
            kind=AssociationKind.SUBJECT,
            full_name=f"Региональное методическое объединение «{title}»",
            short_name=f"РМО «{title}»",
            city=institute.city,
        )
        for title in SUBJECTS[:count]
    )
    return [rumo, *below]


def _appoint(ground: Ground, issuer: Organization) -> None:
    """Of each body as many members as it may have, different people while there are enough of them."""
    day = date(ground.years[0], 1, 9)
    for number, body in enumerate(ground.bodies):
        order = Order.objects.create(
            association=body,
            issuer=issuer,
            kind=OrderKind.COMPOSITION,
            number=f"{number + 1}_ОД",
            date=day,
            in_force_from=day,
            title="О составе объединения",
        )
        Membership.objects.bulk_create(
            Membership(
                association=body,
                person=ground.people[person],
                role=ROLES[place] if place < len(ROLES) else Role.MEMBER,
                valid_from=day,
                appointed_by=order,
            )
            for place, person in enumerate(ground.members_of(number))
        )
