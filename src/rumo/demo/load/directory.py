"""The directory of the demo: bodies under dated names, people with posts, the composition by two orders."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data import region as data
from rumo.directory.actions import associations, orders, organizations, people
from rumo.directory.enums import (
    AssociationKind,
    ConsentKind,
    MunicipalityKind,
    OrderKind,
    OrganizationKind,
    Role,
)
from rumo.directory.models import Association, Municipality, Organization, Person, Region
from rumo.directory.powers import forget_powers

FOUNDED = date(2021, 9, 1)
MAIL_DOMAIN = "demo.example"


@dataclass(slots=True)
class World:
    """What has been made so far, by the keys of the data."""

    region: Region
    admin: User
    municipalities: list[Municipality] = field(default_factory=list)
    organizations: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    association: Association | None = None
    sections: list[Association] = field(default_factory=list)

    @property
    def rumo(self) -> Association:
        assert self.association is not None, "load_bodies comes first"
        return self.association


def load_directory(world: World) -> None:
    """Everything up to the composition of 35 by two orders."""
    with clock.standing_at(FOUNDED):
        _load_municipalities(world)
        _load_organizations(world)
        _load_people(world)
        _load_bodies(world)
    with clock.standing_at(date(2023, 1, 9)):
        _rename_the_ministry(world)
    for number in data.ORDERS:
        _enter_order(world, number)
    _lead_the_sections(world)


def _load_municipalities(world: World) -> None:
    for kind, names in data.MUNICIPALITIES.items():
        for name in names:
            world.municipalities.append(
                organizations.create_municipality(
                    world.region, name=name, kind=MunicipalityKind(kind), actor=world.admin
                )
            )


def _load_organizations(world: World) -> None:
    def make(key: str, kind: OrganizationKind, names: tuple[str, ...], **more: object) -> None:
        described = organizations.OrganizationData(
            kind=kind.value,
            full_name=names[0],
            short_name=names[1],
            city=data.CITY.removeprefix("г. "),
            **more,  # type: ignore[arg-type]
        )
        world.organizations[key] = organizations.create_organization(world.region, data=described, actor=world.admin)

    make("ministry", OrganizationKind.MINISTRY, data.MINISTRY_BEFORE[:2])
    make("institute", OrganizationKind.INSTITUTE, data.INSTITUTE, founder=world.organizations["ministry"])
    make("university", OrganizationKind.UNIVERSITY, data.UNIVERSITY)
    for key, (full, short, place) in data.SCHOOLS.items():
        make(key, OrganizationKind.SCHOOL, (full, short), municipality=world.municipalities[place])


def _rename_the_ministry(world: World) -> None:
    full, short = data.MINISTRY
    organizations.rename_organization(
        world.organizations["ministry"],
        full_name=full,
        short_name=short,
        until=data.MINISTRY_BEFORE[2],
        actor=world.admin,
    )


def _load_people(world: World) -> None:
    for someone in (*data.MEMBERS, *data.FORMER_MEMBERS, *data.OTHERS):
        person = people.create_person(
            world.region,
            data=people.PersonData(
                surname=someone.surname,
                first_name=someone.first_name,
                patronymic=someone.patronymic,
                gender=someone.gender,
                email=f"{someone.key}@{MAIL_DOMAIN}",
            ),
            post=people.PostData(world.organizations[someone.at], someone.post),
            actor=world.admin,
        )
        _give_consents(world, person, someone)
        world.people[someone.key] = person


def _give_consents(world: World, person: Person, someone: data.Someone) -> None:
    """Everybody agreed to processing; teachers of schools have not (yet) agreed to being named in public."""
    people.give_consent(person, kind=ConsentKind.PROCESSING, given_on=FOUNDED, actor=world.admin)
    if someone.at not in data.SCHOOLS:
        people.give_consent(
            person,
            kind=ConsentKind.DISSEMINATION,
            given_on=FOUNDED,
            categories=["name", "post"],
            actor=world.admin,
        )


def _load_bodies(world: World) -> None:
    def make(kind: AssociationKind, full: str, short: str, parent: Association | None = None) -> Association:
        described = associations.AssociationData(
            kind=kind.value,
            full_name=full,
            short_name=short,
            city=data.CITY,
            host=world.organizations["institute"],
            parent=parent,
        )
        return associations.create_association(world.region, data=described, actor=world.admin)

    world.association = make(AssociationKind.REGIONAL, data.ASSOCIATION, data.ASSOCIATION_SHORT)
    for full, short in data.SECTIONS:
        world.sections.append(make(AssociationKind.SECTION, full, short, world.association))
    forget_powers(world.admin)


def _enter_order(world: World, number: int) -> None:
    order = data.ORDERS[number]
    standing = [
        someone
        for someone in (*data.MEMBERS, *data.FORMER_MEMBERS)
        if someone.since <= number and (someone.until is None or someone.until > number)
    ]
    with clock.standing_at(order.date):
        orders.enter_order(
            world.rumo,
            data=orders.OrderData(
                kind=(OrderKind.COMPOSITION if number == 1 else OrderKind.CHANGE).value,
                number=order.number,
                date=order.date,
                in_force_from=order.in_force_from,
                issuer=world.organizations["institute"],
                title=order.title,
                signed_by="ректор ДК ИРО",
            ),
            members=[orders.Member(world.people[one.key], one.role) for one in standing],
            actor=world.admin,
        )


def _lead_the_sections(world: World) -> None:
    day = date(2023, 11, 10)
    teams = (("melnichenko", "kovalchuk", "orlik"), ("korotkova", "solovey", "gaidamak"), ("kile", "savchuk"))
    with clock.standing_at(day):
        for number, (section, team) in enumerate(zip(world.sections, teams, strict=True), start=1):
            members = [
                orders.Member(world.people[key], Role.LEADER if place == 0 else Role.MEMBER)
                for place, key in enumerate(team)
            ]
            orders.enter_order(
                section,
                data=orders.OrderData(
                    kind=OrderKind.COMPOSITION.value,
                    number=f"19{number}_ОД",
                    date=day,
                    in_force_from=day,
                    issuer=world.organizations["institute"],
                    title="О составе секции",
                ),
                members=members,
                actor=world.admin,
            )
