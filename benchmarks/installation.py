"""Installations in folders that live as long as their measurement; what is measured runs in a process of its own."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.databases import Database, databases

ROOT = Path(__file__).resolve().parent.parent
# All data stand around this day, so every run measures the same pages.
TODAY = "2024-06-20"
LONGEST_S = 900


@dataclass(frozen=True, slots=True)
class Installation:
    """`env` are the variables of every process of it, the web server's too."""

    home: Path
    env: Mapping[str, str]

    def run(self, noun: str, **options: Any) -> Any:
        """What `benchmarks.<noun>.measure(**options)` gives, from a fresh process with Django set up."""
        command = [sys.executable, "-m", "benchmarks.measure", noun, json.dumps(options)]
        done = subprocess.run(command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, check=True, timeout=LONGEST_S)
        return json.loads(done.stdout)


@dataclass(frozen=True, slots=True)
class Site:
    """What installations share: static files collected once, databases migrated once."""

    static_root: Path
    databases: tuple[Database, Database]

    @contextmanager
    def installation(self, database: Database) -> Iterator[Installation]:
        """As production runs it: DEBUG off, hashed static files, an empty database. Removed at the end."""
        with tempfile.TemporaryDirectory(prefix="rumo-bench-", ignore_cleanup_errors=True) as folder:
            home = Path(folder)
            yield Installation(home, environment(home, self.static_root, database.copy_into(home)))


@contextmanager
def prepared_site() -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="rumo-bench-", ignore_cleanup_errors=True) as folder:
        static_root = Path(folder) / "static"

        def manage(home: Path, url: str, *command: str) -> None:
            Installation(home, environment(home, static_root, url)).run("management", command=[*command, "-v", "0"])

        manage(Path(folder), "", "collectstatic", "--no-input")
        with databases(Path(folder), lambda home, url: manage(home, url, "migrate")) as both:
            yield Site(static_root, both)


def environment(home: Path, static_root: Path, database_url: str) -> dict[str, str]:
    """The variables of a process: nothing of the caller's own installation gets in."""
    foreign = {name for name in os.environ if name.startswith("RUMO_") and name != "RUMO_FONTS"} | {"DATABASE_URL"}
    inherited = {name: value for name, value in os.environ.items() if name not in foreign}
    own = {
        "DJANGO_SETTINGS_MODULE": "rumo.config.settings",
        "RUMO_SECRET_KEY": secrets.token_urlsafe(48),
        "RUMO_HOME": str(home),
        "RUMO_STATIC_ROOT": str(static_root),
        "RUMO_TODAY": TODAY,
        "RUMO_LOG_LEVEL": "ERROR",
        "PYTHONHASHSEED": "0",
    }
    return inherited | own | ({"DATABASE_URL": database_url} if database_url else {})
