"""The whole demo in one transaction: it is there, or it is not."""

from __future__ import annotations

from django.db import transaction

from rumo.demo.data import region as data
from rumo.demo.load.accounts import appoint_administrator, create_administrator, load_accounts
from rumo.demo.load.assignments import load_fates
from rumo.demo.load.directory import World, load_directory
from rumo.demo.load.meetings import SECRETARY, load_meetings
from rumo.directory.models import Region


def is_loaded() -> bool:
    return Region.objects.filter(slug=data.SLUG).exists()


@transaction.atomic
def load_demo() -> World:
    """Make «Дальний край» and its neighbour. The clock must stand on the demo's day."""
    admin = create_administrator()
    region = Region.objects.create(name=data.NAME, slug=data.SLUG)
    appoint_administrator(admin, region)
    world = World(region, admin)
    load_directory(world)
    load_accounts(world)
    load_meetings(world)
    secretary = world.people[SECRETARY].user
    assert secretary is not None, "the secretary has an account"
    load_fates(world, actor=secretary)
    return world
