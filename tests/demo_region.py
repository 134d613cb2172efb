"""The regions of the demo as fixtures: each loaded once a test file, then rolled back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from rumo.core import clock
from rumo.demo.load.directory import World
from rumo.demo.load.everything import load_demo

DEMO_DAY = dt.date(2024, 6, 20)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """«Дальний край», the region of meetings."""
    with _loaded("demo-s1", django_db_blocker) as loaded:
        yield loaded


@pytest.fixture(scope="module")
def world_s3(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """«Уральская область», the region of one plan and five sections."""
    with _loaded("demo-s3", django_db_blocker) as loaded:
        yield loaded


@pytest.fixture(scope="module")
def world_s0(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """«Западная область», the region of twenty-two subject associations."""
    with _loaded("demo-s0", django_db_blocker) as loaded:
        yield loaded


@pytest.fixture(scope="module")
def world_s2(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """«Таёжный район», the municipal one, with its Atlas of practices."""
    with _loaded("demo-s2", django_db_blocker) as loaded:
        yield loaded


@contextmanager
def _loaded(slug: str, blocker: DjangoDbBlocker) -> Iterator[World]:
    """Each test works in a savepoint of its own inside the transaction that is rolled back at the end."""
    with blocker.unblock(), transaction.atomic():
        with clock.standing_at(DEMO_DAY):
            yield load_demo([slug])[slug]
        transaction.set_rollback(True)
