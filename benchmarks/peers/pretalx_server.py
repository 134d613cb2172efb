"""pretalx, a conference's call for papers: installed, filled and served beside this program, on SQLite as it comes.

`RUMO_PEER_PRETALX` names a virtual environment that has it: `pip install pretalx gunicorn`, then `python -m pretalx
rebuild`. Without it the peer is installed into a temporary one when the run says `--with-peers`. Either way takes
Node.js, for its front end is built.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.browsing import Visitor
from benchmarks.serving import HOST, free_port, running

VARIABLE = "RUMO_PEER_PRETALX"
MISSING = (
    f"pretalx was not measured: name its virtual environment in {VARIABLE}, or run with --with-peers to have it "
    "installed into a temporary one."
)
VERSION = "2025.2.2"
INSTALLING_S, FILLING_S = 900, 300
RECORDS = Path(__file__).with_name("pretalx_records.py")
SIGN_IN = "/orga/login/"


@dataclass(frozen=True, slots=True)
class Pretalx:
    """`folder` is its virtual environment."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin") / "python"

    @property
    def version(self) -> str:
        told = "from importlib.metadata import version; print(version('pretalx'))"
        return subprocess.run([self.python, "-c", told], capture_output=True, check=True, text=True).stdout.strip()


@dataclass(frozen=True, slots=True)
class Place:
    """A running pretalx: `pages` are its addresses by name; officer and expert are signed in.

    `lists` are what its API tells, at addresses by name, to `program` with the officer's key; each has so many `rows`.
    """

    pages: Mapping[str, str]
    officer: Visitor
    expert: Visitor
    program: Visitor
    lists: Mapping[str, str]
    rows: Mapping[str, int]


@contextmanager
def installed(*, install: bool) -> Iterator[Pretalx | None]:
    """The environment named by the variable, else a temporary one if `install`, else nothing."""
    if named := os.environ.get(VARIABLE):
        yield Pretalx(Path(named))
    elif install:
        with tempfile.TemporaryDirectory(prefix="rumo-peer-", ignore_cleanup_errors=True) as folder:
            peer = Pretalx(Path(folder) / "pretalx")
            _install(peer)
            yield peer
    else:
        yield None


@contextmanager
def served(peer: Pretalx, *, workers: int, records: Mapping[str, Any]) -> Iterator[Place]:
    """Filled with `records` (see `pretalx_records.fill`) and served by gunicorn, as its handbook serves it."""
    with tempfile.TemporaryDirectory(prefix="rumo-peer-", ignore_cleanup_errors=True) as home:
        port = free_port()
        env = _environment(Path(home), port)
        password = secrets.token_urlsafe(12)
        _run([peer.python, "-m", "pretalx", "migrate", "--verbosity", "0"], env, FILLING_S)
        options = json.dumps({**records, "password": password})
        told = _run([peer.python, str(RECORDS), options], env, FILLING_S)
        found = json.loads(told.splitlines()[-1])  # above it stands its own greeting
        command = [peer.python, "-m", "gunicorn", "pretalx.wsgi", "--bind", f"{HOST}:{port}", "--workers", str(workers)]
        with running([str(each) for each in command], port, health=SIGN_IN, env=env, log=Path(home) / "web.log"):
            officer, expert = (
                Visitor.sign_in(port, SIGN_IN, {"login_email": found[who], "login_password": password})
                for who in ("officer", "expert")
            )
            program = Visitor(port, authorization=f"Token {found['key']}")
            yield Place(found["pages"], officer, expert, program, found["lists"], found["rows"])


def _install(peer: Pretalx) -> None:
    """By uv where it is, which is quicker, else by pip; then its front end and static files."""
    packages = [f"pretalx=={VERSION}", "gunicorn"]
    if uv := shutil.which("uv"):
        _run([uv, "venv", "--python", sys.executable, str(peer.folder)], os.environ, INSTALLING_S)
        _run([uv, "pip", "install", "--python", str(peer.python), *packages], os.environ, INSTALLING_S)
    else:
        _run([sys.executable, "-m", "venv", str(peer.folder)], os.environ, INSTALLING_S)
        _run([peer.python, "-m", "pip", "install", "--quiet", *packages], os.environ, INSTALLING_S)
    _run([peer.python, "-m", "pretalx", "rebuild", "--silent"], _environment(peer.folder, 0), INSTALLING_S)


def _environment(home: Path, port: int) -> dict[str, str]:
    """As its handbook advises for production: debug off, its own database file and folder of data."""
    foreign = {name for name in os.environ if name.startswith(("PRETALX_", "RUMO_", "DJANGO_", "PYTHON"))}
    inherited = {name: value for name, value in os.environ.items() if name not in foreign}
    return inherited | {
        "PRETALX_CONFIG_FILE": os.devnull,  # these variables say everything
        "PRETALX_DATA_DIR": str(home),
        "PRETALX_DB_TYPE": "sqlite3",
        "PRETALX_DB_NAME": str(home / "pretalx.sqlite3"),
        "PRETALX_SITE_URL": f"http://{HOST}:{port}",
        "PRETALX_DEBUG": "False",
    }


def _run(command: list[Any], env: Mapping[str, str], longest_s: float) -> str:
    """What it writes; RuntimeError with the end of its complaint."""
    done = subprocess.run(
        [str(each) for each in command], env=env, capture_output=True, text=True, timeout=longest_s, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return done.stdout
