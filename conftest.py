"""Fixtures for every test, beside the apps and in tests/."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

pytest_plugins = ["tests.cast", "tests.demo_region"]


@pytest.fixture(scope="session", autouse=True)
def nobody_holds_the_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A browser that is closed may leave a request behind in a thread of the live server, whose session would keep
    PostgreSQL from dropping the test database at the end."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def pytest_unconfigure() -> None:
    """The settings made a folder for this run's files and database."""
    shutil.rmtree(settings.HOME, ignore_errors=True)
