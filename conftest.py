"""Fixtures for every test, beside the apps and in tests/."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from tests import databases

pytest_plugins = ["tests.cast", "tests.demo_region"]


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In the place of pytest-django's own, which would migrate for every worker."""
    with django_db_blocker.unblock():
        copy = databases.empty_copy()
        copy.__enter__()
    yield
    with django_db_blocker.unblock():
        copy.__exit__(None, None, None)


def pytest_configure(config: pytest.Config) -> None:
    if not _is_worker(config):
        databases.begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The settings made a folder for this process's files."""
    shutil.rmtree(settings.HOME, ignore_errors=True)
    if not _is_worker(config):
        with config.stash[blocking_manager_key].unblock():
            databases.end_run()


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")
