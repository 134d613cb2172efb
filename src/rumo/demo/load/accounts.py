"""Accounts of the demo: one a role, all with the same password, entered by one click from the sign-in page."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from rumo.accounts.models import User
from rumo.core import audit
from rumo.demo.data import neighbour
from rumo.demo.data.s1 import region as s1
from rumo.demo.data.shapes.directory import INSTITUTE, DemoRegion, DemoRole
from rumo.demo.load.directory import World
from rumo.directory.enums import OfficeKind
from rumo.directory.models import Office, Region

PASSWORD = "rumo-demo-2024"  # noqa: S105 — printed at the end of `make demo`, works in the demo only

# The first region's, entered by the name of the role alone.
ROLES = (*s1.ROLES, *neighbour.REGION.roles)


def appoint_administrator(data: DemoRegion, region: Region) -> User:
    """The first account of a region makes the rest. Where it is no role to enter by, nobody knows its password."""
    role = next((role for role in data.roles if role.office == OfficeKind.REGION_ADMIN), None)
    admin = User.objects.create_user(
        f"{role.slug if role else data.slug}@{data.mail}", PASSWORD if role else None, name="Администратор региона"
    )
    Office.objects.create(user=admin, region=region, kind=OfficeKind.REGION_ADMIN)
    audit.record(audit.SYSTEM, "grant_office", region, "Назначен администратор региона")
    return admin


def load_accounts(world: World) -> None:
    # One password for all is hashed once.
    password = make_password(PASSWORD)
    for role in world.data.roles:
        if role.office != OfficeKind.REGION_ADMIN:
            _open_account(world, role, password)


def account_of(world: World, key: str) -> User:
    """The account of a person who runs something; made without a password when the person is no role to enter by."""
    return world.people[key].user or _give_account(world, key, key)


def _open_account(world: World, role: DemoRole, password: str) -> None:
    user = _give_account(world, role.key, role.slug) if role.key else _create_account(world, role.slug, role.title)
    User.objects.filter(pk=user.pk).update(password=password)
    user.password = password
    if role.office is not None:
        Office.objects.create(
            user=user,
            region=world.region,
            kind=role.office,
            organization=None if role.place is not None else world.organizations[INSTITUTE],
            municipality=None if role.place is None else world.municipalities[role.place],
        )


def _create_account(world: World, slug: str, name: str) -> User:
    return User.objects.create_user(f"{slug}@{world.data.mail}", name=name)


def _give_account(world: World, key: str, slug: str) -> User:
    person = world.people[key]
    person.user = _create_account(world, slug, person.short_name)
    person.save(update_fields=["user"])
    return person.user
