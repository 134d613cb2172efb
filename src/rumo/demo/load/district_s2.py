"""The people of «Таёжный район»: members of its associations by their orders, and who of them is in the networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle

from rumo.core import clock
from rumo.demo.data.s2.communities import COMMUNITIES, IN_NETWORKS, LEADERS_SINCE, MEMBERS_SINCE, NETWORKS, NEW_SCHOOLS
from rumo.demo.load.crowd import Worker, open_numbered, settle, worker_of
from rumo.demo.load.directory import World
from rumo.directory.actions import associations, orders
from rumo.directory.enums import AssociationKind, OrderKind, OrganizationKind, Role
from rumo.directory.models import Association, Organization
from rumo.directory.powers import forget_powers

# The leader of a community goes first.
Members = Mapping[str, list[Worker]]


def load_members(world: World) -> tuple[Members, list[Organization]]:
    """Members by the keys of their communities, and all the schools of the district."""
    places = world.municipalities * NEW_SCHOOLS
    schools = [
        *(world.organizations[key] for key in ("school_1", "school_2", "school_4")),
        *open_numbered(world, OrganizationKind.SCHOOL, places),
    ]
    turns = cycle(schools)
    wanted = [(each.key, next(turns), each.post) for each in COMMUNITIES for _ in range(each.size - 1)]
    made = settle(world, [(school, post) for _key, school, post in wanted])
    members = {each.key: [worker_of(world, each.leader)] for each in COMMUNITIES}
    for (key, _school, _post), worker in zip(wanted, made, strict=True):
        members[key].append(worker)
    for number, (key, people) in enumerate(members.items()):
        _appoint(world, world.bodies[key], people, f"{201 + number}-П", world.organizations["authority"])
    _join_networks(world, members)
    return members, schools


def _appoint(
    world: World, body: Association, people: Sequence[Worker], number: str, issuer: Organization, *, led: bool = True
) -> None:
    """The first one leads."""
    with clock.standing_at(MEMBERS_SINCE):
        orders.enter_order(
            body,
            data=orders.OrderData(
                kind=(OrderKind.CHANGE if led else OrderKind.COMPOSITION).value,
                number=number,
                date=MEMBERS_SINCE,
                in_force_from=MEMBERS_SINCE,
                issuer=issuer,
                title="О составе объединения",
            ),
            members=[
                orders.Member(each.person, Role.LEADER if led and place == 0 else Role.MEMBER)
                for place, each in enumerate(people)
            ],
            actor=world.admin,
        )


def _join_networks(world: World, members: Members) -> None:
    """Communities at the institute of the territory: not a part of the district's tree."""
    institute = world.organizations["territory_institute"]
    joining = [worker for people in members.values() for worker in people][:IN_NETWORKS]
    for number, (full_name, short_name) in enumerate(NETWORKS):
        with clock.standing_at(LEADERS_SINCE):
            made = associations.create_association(
                world.region,
                data=associations.AssociationData(
                    kind=AssociationKind.NETWORK.value,
                    full_name=full_name,
                    short_name=short_name,
                    city=world.data.city,
                    host=institute,
                    parent=None,
                ),
                actor=world.admin,
            )
            forget_powers(world.admin)
        _appoint(world, made, joining[number :: len(NETWORKS)], f"{71 + number}/с", institute, led=False)
