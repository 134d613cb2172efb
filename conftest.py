"""Fixtures for every test, beside the apps and in tests/."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from tests import databases

# Pure Python: one pass says all. No test there may ask for a database.
WITHOUT_DATABASE = ("src/rumo/papers/", "src/rumo/russian/", "tests/corpus/")
# How a screen looks and works by itself, and who may open which address, do not depend on where the records are kept;
# the journeys and each room's own tests run on both.
ONCE = (
    *WITHOUT_DATABASE,
    "tests/browser/test_intake",
    "tests/browser/test_islands.py",
    "tests/browser/test_looks.py",
    "tests/browser/test_plan_grid.py",
    "tests/browser/test_sign_in.py",
    "tests/journeys/test_event_addresses.py",
    "tests/journeys/test_every_address.py",
    "tests/journeys/test_expertise_leaks.py",
    "tests/journeys/test_growth_addresses.py",
    "tests/journeys/test_monitoring_addresses.py",
    "tests/journeys/test_report_addresses.py",
    "tests/journeys/test_site_addresses.py",
)
# Of the first, one asks for the demo and makes it while another does its work.
LONGEST = [
    "tests/browser/test_looks.py",
    "tests/browser/test_meeting_journey.py",
    "tests/journeys/test_every_address.py",
    "tests/journeys/test_expertise_leaks.py",
    "tests/browser/test_event_journey.py",
    "tests/journeys/test_plan_year.py",
]
pytest_plugins = ["tests.cast", "tests.demo_region"]


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In the place of pytest-django's own, which would migrate for every worker."""
    copy = ExitStack()
    with django_db_blocker.unblock():
        copy.enter_context(databases.copy_of(databases.EMPTY))
    yield
    with django_db_blocker.unblock():
        copy.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--of-database", action="store_true", help="leave out what no database changes")


def pytest_configure(config: pytest.Config) -> None:
    if not _is_worker(config):
        databases.begin_run()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """None lets others decide."""
    within = f"{collection_path.relative_to(config.rootpath).as_posix()}/"
    return True if config.getoption("of_database") and within.startswith(ONCE) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files begin first, so that the workers end together; `tests/run.py` forbids another order."""
    items.sort(key=lambda item: _place(item.nodeid.partition("::")[0]))
    for item in items:
        asks = "db" in getattr(item, "fixturenames", ()) or item.get_closest_marker("django_db")
        if asks and item.nodeid.startswith(WITHOUT_DATABASE):
            raise pytest.UsageError(f"{item.nodeid} asks for a database, but nobody runs it on PostgreSQL.")


def _place(file: str) -> tuple[int, bool]:
    return LONGEST.index(file) if file in LONGEST else len(LONGEST), not file.startswith("tests/")


def pytest_unconfigure(config: pytest.Config) -> None:
    """The settings made a folder for this process's files."""
    shutil.rmtree(settings.HOME, ignore_errors=True)
    if not _is_worker(config):
        with config.stash[blocking_manager_key].unblock():
            databases.end_run()


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")
