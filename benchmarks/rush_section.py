"""The section of the rush: more people than seats through real server processes, one of them killed in the middle."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen
from typing import Any

from benchmarks.databases import Database
from benchmarks.installation import Installation, Site
from benchmarks.rush_clients import Rush, rush
from benchmarks.sections import Effort
from benchmarks.serving import HOST, free_port, running
from benchmarks.table import Table, figure, spread
from rumo.cli import serve

PEOPLE, SEATS, TOGETHER = 1000, 500, 32
WORKERS, THREADS = 2, 8
TARGET_S = 60
HEAD = [
    "Rush", "seconds", "a second", "form, ms", "sent, ms", "tried again", "gave up", "registered", "waiting", "people",
]  # fmt: skip


def rushes(site: Site, effort: Effort) -> Iterator[Table]:
    """`effort.rush` people for half as many seats, on each database: undisturbed, with a process killed, and bare."""
    people = effort.rush
    table = Table(f"Registration rush: {people} people for {people // 2} seats, {TOGETHER} at a time", HEAD)
    for database in site.databases:
        for kills in (False, True):
            _measure(site, database, people, table, kills=kills)
    table.notes.append(
        f"Through {WORKERS} processes of {THREADS} threads as `rumo serve` starts them. The bare insert has no web"
        " server, no rules, no letters and no trail."
    )
    yield table


def _measure(site: Site, database: Database, people: int, table: Table, *, kills: bool) -> None:
    with site.installation(database) as here:
        made = here.run("rush", seats=people // 2)
        found = _rush(here, made["url"], people, kills=kills)
        left = here.run("rush_outcome", event=made["event"])
        name = f"{database.name}, a process killed" if kills else database.name
        table.rows.append(_row(name, found, left))
        table.notes += _judged(name, found, left, people)
        if not kills:
            bare = here.run("rush_bare", event=made["event"], people=people, writers=WORKERS * THREADS)
            a_second = figure(people / bare["seconds"])
            table.rows.append([
                f"{database.name}, bare insert", f"{bare['seconds']:.1f}", a_second, "", spread(bare["times"]),
                *[""] * 5,
            ])  # fmt: skip


def _rush(here: Installation, url: str, people: int, *, kills: bool) -> Rush:
    port = free_port()
    command = serve.parts(HOST, port, workers=WORKERS, threads=THREADS, web_only=True)["web"]
    with running(command, port, health="/healthz", env=here.env, log=here.home / "web.log") as server:
        return rush(port, url, people, TOGETHER, (lambda: _kill_a_worker(server)) if kills else None)


def _kill_a_worker(server: Popen[bytes]) -> None:
    """The processes that answer are the server's children; one of them dies without a word."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    os.kill(int(children[-1]), signal.SIGKILL)


def _row(name: str, found: Rush, left: dict[str, Any]) -> list[str]:
    times = [f"{found.seconds:.1f}", figure(found.a_second), spread(found.forms), spread(found.sent)]
    counts = [found.retries, len(found.errors), left["registered"], left["waiting"], left["people"]]
    return [name, *times, *map(str, counts)]


def _judged(name: str, found: Rush, left: dict[str, Any], people: int) -> Iterator[str]:
    seats = people // 2
    held = (left["registered"], left["waiting"], left["people"], left["rows"], left["taken"], left["letters"])
    if held == (seats, people - seats, people, people, seats, people):
        yield f"{name}: {seats} registered, {people - seats} waiting, nobody twice, a letter each."
    else:
        yield f"{name}: NOT as it should be: {left}."
    quick = "reached" if found.seconds <= TARGET_S * people / PEOPLE else "NOT reached"
    yield f"{name}: {people} people within {TARGET_S * people / PEOPLE:.0f} s {quick}."
    yield from sorted(set(found.errors))[:3]
