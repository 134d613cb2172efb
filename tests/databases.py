"""Databases that are dear to make, made once a run and copied wherever they are wanted.

The migrated schema takes nine seconds, the whole demo twenty more, and every worker of a run and many a file of tests
need them. So the first that asks makes the original, the others wait for it, and each gets a copy of its own: of a file
on SQLite, by `CREATE DATABASE … TEMPLATE` on PostgreSQL, both a fraction of a second. A copy may be written to at will
and is dropped when it is no longer needed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

# Where the workers of one run find each other; set by the process that starts them, which all of them inherit.
_RUN = "RUMO_TEST_RUN"
EMPTY = "empty"
_PATIENCE = 300  # seconds that one waits for another to make the original
_numbers = count(1)


def begin_run() -> None:
    os.environ.setdefault(_RUN, tempfile.mkdtemp(prefix="rumo-run-"))


def end_run() -> None:
    """Nothing of the run stays, on a server of PostgreSQL neither."""
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_title("")])
            for (title,) in cursor.fetchall():
                _drop(title)
    shutil.rmtree(os.environ.pop(_RUN), ignore_errors=True)


def folder(name: str) -> Path:
    """Where the files that belong to an original lie."""
    return Path(os.environ[_RUN]) / name


def empty_copy() -> AbstractContextManager[None]:
    """Every table, and no record but those the migrations make."""
    return copy_of(EMPTY, _migrate)


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def copy_of(name: str, make: Callable[[], None], base: str = "") -> Iterator[None]:
    """Work in a copy of the original `name`, which `make` makes out of a copy of the original `base`."""
    _ensure(name, make, base)
    with _working_in(_title(f"copy {os.getpid()} {next(_numbers)}")) as title:
        _copy(_title(name), title)
        try:
            yield
        finally:
            connection.close()
            _drop(title)


def _ensure(name: str, make: Callable[[], None], base: str) -> None:
    ready, lock = folder(f"{name}.ready"), folder(f"{name}.lock")
    deadline = time.monotonic() + _PATIENCE
    while not ready.exists():
        try:
            lock.touch(exist_ok=False)
        except FileExistsError:
            assert time.monotonic() < deadline, f"Nobody has made the database «{name}» in {_PATIENCE} s."
            time.sleep(0.1)
            continue
        try:
            if not ready.exists():
                _make(name, make, base)
                ready.touch()
        finally:
            lock.unlink()


def _make(name: str, make: Callable[[], None], base: str) -> None:
    with _working_in(_title(name)) as title:
        _drop(title)
        _copy(_title(base) if base else "", title)
        make()
        connection.close()  # neither a file nor a template is copied while somebody works in it


@contextmanager
def _working_in(title: str) -> Iterator[str]:
    """Threads of a server read the same settings, so they work there too."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = title
    ContentType.objects.clear_cache()
    try:
        yield title
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        ContentType.objects.clear_cache()


def _title(name: str) -> str:
    """The name of a database: of a file on SQLite. Two runs on one server do not meet."""
    run = folder("")
    if connection.vendor == "sqlite":
        return str(run / f"{name}.sqlite3")
    return f"test_{run.name}_{name}".replace(" ", "_").replace("-", "_")


def _copy(source: str, target: str) -> None:
    """Of nothing comes an empty one."""
    if connection.vendor == "sqlite":
        if source:
            shutil.copyfile(source, target)
        return
    template = f" TEMPLATE {_quoted(source)}" if source else ""
    _administer(f"CREATE DATABASE {_quoted(target)}{template}")


def _drop(title: str) -> None:
    """Also where a browser that was closed has left a request behind in a thread of the live server."""
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{title}{ending}").unlink(missing_ok=True)
    else:
        _administer(f"DROP DATABASE IF EXISTS {_quoted(title)} WITH (FORCE)")


def _quoted(title: str) -> str:
    return connection.ops.quote_name(title)


def _administer(sql: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)
