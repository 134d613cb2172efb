"""The regions of the demo as fixtures: loaded once a run, copied once a test file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from rumo.core import clock
from rumo.demo.load.directory import World
from rumo.demo.load.everything import REGIONS, load_demo, missing_regions
from tests.databases import EMPTY, Original, copy_of

DEMO_DAY = dt.date(2024, 6, 20)


def _load(*slugs: str) -> dict[str, World]:
    with clock.standing_at(DEMO_DAY):
        return load_demo(slugs)


# Most tests ask for the region of meetings and the one of a plan; the two larger ones are loaded on top of them.
SOME_REGIONS = Original("demo", lambda: _load("demo-s1", "demo-s3"), EMPTY)
ALL_REGIONS = Original("whole demo", lambda: _load(*missing_regions()), SOME_REGIONS)


@contextmanager
def demo_copy(regions: Original = SOME_REGIONS) -> Iterator[dict[str, World]]:
    """A database of its own with these regions, by their slugs."""
    with copy_of(regions) as worlds:
        yield {slug: replace(world, data=REGIONS[slug][0]) for slug, world in worlds.items()}


@pytest.fixture(scope="module")
def regions() -> Original:
    """A test file that needs the whole demo has a fixture of this name."""
    return SOME_REGIONS


@pytest.fixture(scope="module")
def worlds(regions: Original, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, World]]:
    """Each test works in a savepoint of its own inside the transaction that is rolled back at the end."""
    with django_db_blocker.unblock(), demo_copy(regions) as loaded, transaction.atomic():
        yield loaded
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(worlds: dict[str, World]) -> World:
    """«Дальний край», the region of meetings."""
    return worlds["demo-s1"]


@pytest.fixture(scope="module")
def world_s3(worlds: dict[str, World]) -> World:
    """«Уральская область», the region of one plan and five sections."""
    return worlds["demo-s3"]


@pytest.fixture(scope="module")
def world_s0(worlds: dict[str, World]) -> World:
    """«Западная область», the region of twenty-two subject associations. Not without `ALL_REGIONS`."""
    return worlds["demo-s0"]


@pytest.fixture(scope="module")
def world_s2(worlds: dict[str, World]) -> World:
    """«Таёжный район», the municipal one, with its Atlas of practices. Not without `ALL_REGIONS`."""
    return worlds["demo-s2"]
