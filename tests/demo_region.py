"""The whole demo region as a fixture: loaded once a test file, then rolled back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from rumo.core import clock
from rumo.demo.load.directory import World
from rumo.demo.load.everything import load_demo

DEMO_DAY = dt.date(2024, 6, 20)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Each test works in a savepoint of its own inside the transaction that is rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.standing_at(DEMO_DAY):
            yield load_demo()
        transaction.set_rollback(True)
