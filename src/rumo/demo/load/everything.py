"""The whole demo, a transaction a region: it is there, or it is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import transaction

from rumo.demo.data import neighbour
from rumo.demo.data.s0 import region as s0
from rumo.demo.data.s1 import region as s1
from rumo.demo.data.s2 import region as s2
from rumo.demo.data.s3 import region as s3
from rumo.demo.data.shapes.directory import DemoRegion
from rumo.demo.load import region_s0, region_s1, region_s2, region_s3
from rumo.demo.load.accounts import appoint_administrator, load_accounts
from rumo.demo.load.directory import World, load_directory
from rumo.directory.models import Region

# By slug: the region in words, and what happens in it after its bodies and accounts were made.
REGIONS: dict[str, tuple[DemoRegion, Callable[[World], None]]] = {
    data.slug: (data, live)
    for data, live in (
        (s1.REGION, region_s1.live),
        (s3.REGION, region_s3.live),
        (s0.REGION, region_s0.live),
        (s2.REGION, region_s2.live),
    )
}

# Its roles are entered by their name alone.
FIRST = s1.REGION.slug


def missing_regions() -> list[str]:
    """Slugs of the regions that have not been loaded."""
    there = set(Region.objects.filter(slug__in=REGIONS).values_list("slug", flat=True))
    return [slug for slug in REGIONS if slug not in there]


def load_demo(regions: Sequence[str]) -> dict[str, World]:
    """Make these regions, and the neighbour from whom they hide. The clock must stand on the demo's day."""
    with transaction.atomic():
        if not Region.objects.filter(slug=neighbour.REGION.slug).exists():
            _found(neighbour.REGION)
    return {slug: load_region(slug) for slug in regions}


@transaction.atomic
def load_region(slug: str) -> World:
    data, live = REGIONS[slug]
    world = _found(data)
    live(world)
    return world


def _found(data: DemoRegion) -> World:
    region = Region.objects.create(name=data.name, slug=data.slug)
    world = World(data, region, appoint_administrator(data, region))
    load_directory(world)
    load_accounts(world)
    return world
