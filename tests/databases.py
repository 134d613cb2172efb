"""Databases that are dear to make, made once a run and copied wherever they are wanted.

The migrated schema takes many seconds and the demo as many, and every worker of a run and many a file of tests need
them. So the first that asks makes the original, the others wait for it, and each gets a copy of its own: of a file on
SQLite, by `CREATE DATABASE … TEMPLATE` on PostgreSQL, both a fraction of a second. A copy may be written to at will and
is dropped when it is no longer needed.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

# Where the workers of one run find each other; set by the process that starts them, which all of them inherit.
_RUN = "RUMO_TEST_RUN"
_ROOT = Path(__file__).resolve().parent.parent
# The empty schema of SQLite stays here from run to run: who runs a few tests many times migrates once.
_KEPT = _ROOT / ".stamp"
_PATIENCE = 300  # seconds that one waits for another to make an original
_numbers = count(1)


@dataclass(frozen=True)
class Original:
    """What `make` makes out of a copy of `base`, with the files it stores; its result comes along with each copy."""

    name: str
    make: Callable[[], dict[str, Any]]
    base: Original | None = None

    def of_run(self, kind: str) -> Path:
        return _run() / f"{self.name}.{kind}"


def _migrate() -> dict[str, Any]:
    call_command("migrate", verbosity=0, interactive=False)
    return {}


# Every table, and no record but those the migrations make.
EMPTY = Original("empty", _migrate)


def begin_run() -> None:
    os.environ[_RUN] = tempfile.mkdtemp(prefix="rumo-run-")
    for kept in _KEPT.glob(f"{_kept_name()}.*"):
        shutil.copyfile(kept, EMPTY.of_run(kept.suffix[1:]))


def end_run() -> None:
    """Nothing of the run stays, on a server of PostgreSQL neither, but the empty schema of SQLite."""
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_title("")])
            for (title,) in cursor.fetchall():
                _drop(title)
    elif EMPTY.of_run("result").exists():
        _keep()
    shutil.rmtree(os.environ.pop(_RUN), ignore_errors=True)


def _keep() -> None:
    """In the place of what was kept before. Its result comes last: with it the copy is whole."""
    _KEPT.mkdir(exist_ok=True)
    name = _kept_name()
    for old in _KEPT.glob("schema-*"):
        if not old.name.startswith(f"{name}."):
            old.unlink(missing_ok=True)
    for kind in ("sqlite3", "result"):
        half = _KEPT / f"half-{os.getpid()}"
        shutil.copyfile(EMPTY.of_run(kind), half)
        half.rename(_KEPT / f"{name}.{kind}")


def _kept_name() -> str:
    """Another migration or another library makes another name."""
    if connection.vendor != "sqlite":
        return "nothing"
    sources = [_ROOT / "requirements/base.txt", *sorted((_ROOT / "src/rumo").glob("*/migrations/*.py"))]
    return f"schema-{hashlib.sha256(b''.join(path.read_bytes() for path in sources)).hexdigest()[:16]}"


@contextmanager
def copy_of(original: Original) -> Iterator[dict[str, Any]]:
    """Work in a copy of the original, its files among those of this process."""
    _ensure(original)
    with _working_in(_title(f"copy {os.getpid()} {next(_numbers)}")) as title:
        _copy(_title(original.name), title)
        try:
            yield _with_files(original)
        finally:
            connection.close()
            _drop(title)


def _with_files(original: Original) -> dict[str, Any]:
    results = _with_files(original.base) if original.base else {}
    if original.of_run("files").exists():
        shutil.copytree(original.of_run("files"), settings.MEDIA_ROOT, dirs_exist_ok=True)
    own: dict[str, Any] = pickle.loads(original.of_run("result").read_bytes())
    return results | own


def _ensure(original: Original) -> None:
    if original.base:
        _ensure(original.base)
    deadline = time.monotonic() + _PATIENCE
    while not original.of_run("result").exists():
        try:
            original.of_run("lock").touch(exist_ok=False)
        except FileExistsError:
            assert time.monotonic() < deadline, f"Nobody has made the database «{original.name}» in {_PATIENCE} s."
            time.sleep(0.1)
            continue
        try:
            if not original.of_run("result").exists():
                _make(original)
        finally:
            original.of_run("lock").unlink()


def _make(original: Original) -> None:
    with _working_in(_title(original.name)) as title:
        _drop(title)
        _copy(_title(original.base.name) if original.base else "", title)
        with override_settings(MEDIA_ROOT=original.of_run("files")):
            result = original.make()
    # Out of the database first: neither a file nor a template is copied while somebody works in it.
    half = original.of_run("half")
    half.write_bytes(pickle.dumps(result))
    half.rename(original.of_run("result"))


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


def _run() -> Path:
    return Path(os.environ[_RUN])


def _title(name: str) -> str:
    """The name of a database: of a file on SQLite. Two runs on one server do not meet."""
    if connection.vendor == "sqlite":
        return str(_run() / f"{name}.sqlite3")
    return f"test_{_run().name}_{name}"


def _copy(source: str, target: str) -> None:
    """Of nothing comes an empty one."""
    if connection.vendor == "sqlite":
        if source:
            shutil.copyfile(source, target)
    else:
        template = f" TEMPLATE {connection.ops.quote_name(source)}" if source else ""
        _administer(f"CREATE DATABASE {connection.ops.quote_name(target)}{template}")


def _drop(title: str) -> None:
    """Also where a browser that was closed has left a request behind in a thread of the live server."""
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{title}{ending}").unlink(missing_ok=True)
    else:
        _administer(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(title)} WITH (FORCE)")


def _administer(sql: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)
