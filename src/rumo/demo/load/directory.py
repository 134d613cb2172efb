"""The directory of a region: bodies under dated names, people with posts, compositions by orders."""

from __future__ import annotations

from dataclasses import dataclass, field

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.s1 import region as s1
from rumo.demo.data.shapes.directory import INSTITUTE, MAIN, DemoBody, DemoOrder, DemoRegion, Someone
from rumo.directory.actions import associations, directions, orders, organizations, people
from rumo.directory.enums import ConsentKind, OrderKind
from rumo.directory.models import Association, Direction, Municipality, Organization, Person, Region
from rumo.directory.powers import forget_powers

# Of the accounts that tests and the sign-in page call by their role alone.
MAIL_DOMAIN = s1.REGION.mail


@dataclass(slots=True)
class World:
    """What has been made of a region so far, by the keys of its data. `data` is the region in words."""

    data: DemoRegion
    region: Region
    admin: User
    municipalities: list[Municipality] = field(default_factory=list)
    organizations: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Association] = field(default_factory=dict)

    @property
    def rumo(self) -> Association:
        """The association under which the others stand."""
        return self.bodies[MAIN]


def load_directory(world: World) -> None:
    """Everything up to the compositions by their orders."""
    with clock.standing_at(world.data.founded):
        _load_municipalities(world)
        _load_organizations(world)
        _load_people(world)
        for body in world.data.bodies:
            world.bodies[body.key] = _create_body(world, body)
        _load_directions(world)
    _rename_organizations(world)
    for body in world.data.bodies:
        for number, order in enumerate(body.orders, start=1):
            _enter_order(world, body, number, order)


def _load_municipalities(world: World) -> None:
    for kind, names in world.data.municipalities.items():
        for name in names:
            world.municipalities.append(
                organizations.create_municipality(world.region, name=name, kind=kind, actor=world.admin)
            )


def _load_organizations(world: World) -> None:
    for one in world.data.organizations:
        full_name, short_name = one.before[:2] if one.before else (one.full_name, one.short_name)
        described = organizations.OrganizationData(
            kind=one.kind.value,
            full_name=full_name,
            short_name=short_name,
            city=world.data.city.removeprefix("г. "),
            founder=world.organizations[one.founder] if one.founder else None,
            municipality=None if one.place is None else world.municipalities[one.place],
        )
        world.organizations[one.key] = organizations.create_organization(
            world.region, data=described, actor=world.admin
        )


def _rename_organizations(world: World) -> None:
    """On the first working days of the year after: papers of before go on printing the former names."""
    for one in world.data.organizations:
        if one.before:
            until = one.before[2]
            with clock.standing_at(until.replace(year=until.year + 1, month=1, day=9)):
                organizations.rename_organization(
                    world.organizations[one.key],
                    full_name=one.full_name,
                    short_name=one.short_name,
                    until=until,
                    actor=world.admin,
                )


def _load_people(world: World) -> None:
    for someone in world.data.people:
        person = people.create_person(
            world.region,
            data=people.PersonData(
                surname=someone.surname,
                first_name=someone.first_name,
                patronymic=someone.patronymic,
                gender=someone.gender,
                email=f"{someone.key}@{world.data.mail}",
            ),
            post=people.PostData(world.organizations[someone.at], someone.post),
            actor=world.admin,
        )
        _give_consents(world, person, someone)
        world.people[someone.key] = person


def _give_consents(world: World, person: Person, someone: Someone) -> None:
    """Everybody agreed to processing, most also to being named in public."""
    given_on = world.data.founded
    people.give_consent(person, kind=ConsentKind.PROCESSING, given_on=given_on, actor=world.admin)
    if someone.at not in world.data.silent:
        people.give_consent(
            person,
            kind=ConsentKind.DISSEMINATION,
            given_on=given_on,
            categories=["name", "post"],
            actor=world.admin,
        )


def _create_body(world: World, body: DemoBody) -> Association:
    described = associations.AssociationData(
        kind=body.kind.value,
        full_name=body.full_name,
        short_name=body.short_name,
        city=world.data.city,
        host=world.organizations[INSTITUTE],
        parent=world.bodies[body.parent] if body.parent else None,
    )
    made = associations.create_association(world.region, data=described, actor=world.admin)
    forget_powers(world.admin)
    if body.rules is not None:
        associations.set_rules(made, new_rules=body.rules, actor=world.admin)
    for starts, ends in body.terms:
        associations.add_term(made, starts=starts, ends=ends, actor=world.admin)
    return made


def _load_directions(world: World) -> None:
    """The classifier of the main association: «4.3» goes below «4» of the same kind."""
    made: dict[tuple[str, str], Direction] = {}
    for one in world.data.directions:
        above = one.code.rpartition(".")[0]
        described = directions.DirectionData(
            one.kind.value, one.code, one.title, made[one.kind, above] if above else None, one.ground
        )
        made[one.kind, one.code] = directions.add_direction(world.rumo, data=described, actor=world.admin)


def _enter_order(world: World, body: DemoBody, number: int, order: DemoOrder) -> None:
    with clock.standing_at(order.date):
        orders.enter_order(
            world.bodies[body.key],
            data=orders.OrderData(
                kind=(OrderKind.COMPOSITION if number == 1 else OrderKind.CHANGE).value,
                number=order.number,
                date=order.date,
                in_force_from=order.date,
                issuer=world.organizations[INSTITUTE],
                title=order.title,
                signed_by=order.signed_by,
            ),
            members=[orders.Member(world.people[key], role) for key, role in order.members],
            actor=world.admin,
        )
