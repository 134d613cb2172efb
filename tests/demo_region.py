"""The regions of the demo as fixtures: loaded once a run, copied once a test file."""

from __future__ import annotations

import datetime as dt
import pickle
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from rumo.core import clock
from rumo.demo.load.directory import World
from rumo.demo.load.everything import REGIONS, load_demo
from tests import databases

DEMO_DAY = dt.date(2024, 6, 20)
_NAME = "demo"


@contextmanager
def demo_copy() -> Iterator[dict[str, World]]:
    """A database with every region of the demo, by its slug; its files lie among the files of this worker."""
    with databases.copy_of(_NAME, _load, base=databases.EMPTY):
        shutil.copytree(databases.folder(f"{_NAME}.files"), settings.MEDIA_ROOT, dirs_exist_ok=True)
        worlds: dict[str, World] = pickle.loads(databases.folder(f"{_NAME}.worlds").read_bytes())
        yield {slug: replace(world, data=REGIONS[slug][0]) for slug, world in worlds.items()}


def _load() -> None:
    with override_settings(MEDIA_ROOT=databases.folder(f"{_NAME}.files")), clock.standing_at(DEMO_DAY):
        worlds = load_demo(list(REGIONS))
    databases.folder(f"{_NAME}.worlds").write_bytes(pickle.dumps(worlds))


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, World]]:
    """Each test works in a savepoint of its own inside the transaction that is rolled back at the end."""
    with django_db_blocker.unblock(), demo_copy() as loaded, transaction.atomic():
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
    """«Западная область», the region of twenty-two subject associations."""
    return worlds["demo-s0"]


@pytest.fixture(scope="module")
def world_s2(worlds: dict[str, World]) -> World:
    """«Таёжный район», the municipal one, with its Atlas of practices."""
    return worlds["demo-s2"]
