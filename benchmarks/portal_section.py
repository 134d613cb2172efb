"""The section of the public site: its pages when they are made, when they are kept, and as files of the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benchmarks.databases import Database
from benchmarks.installation import Site
from benchmarks.sections import Effort
from benchmarks.serving import HOST, free_port, running
from benchmarks.table import Table, figure, spread
from benchmarks.visits import Visits, visit
from rumo.cli import serve

CLIENTS, THREADS = 8, 8
# A page and its file are asked for by turns, so that a machine with other work is as slow for both.
ROUNDS = 4
# What a browser says it reads.
PACKED = {"Accept-Encoding": "gzip, deflate, br"}
HEAD = [
    "Page", "KB", "packed", "made, ms", "kept, ms", "file, ms",
    "made", "kept", "unchanged", "file", "bare file", "share",
]  # fmt: skip


@dataclass(slots=True)
class Looked:
    """One page: made for each visitor, kept, known to the visitor, and as a file; by one client and by several."""

    made: Visits
    made_many: Visits
    kept: Visits = field(default_factory=Visits)
    file: Visits = field(default_factory=Visits)
    kept_many: Visits = field(default_factory=Visits)
    file_many: Visits = field(default_factory=Visits)
    bare_many: Visits = field(default_factory=Visits)
    known_many: Visits = field(default_factory=Visits)

    @property
    def share(self) -> float:
        return self.kept_many.a_second / self.file_many.a_second


def portal(site: Site, effort: Effort) -> Iterator[Table]:
    for database in site.databases:
        yield _measured(site, database, effort)


def _measured(site: Site, database: Database, effort: Effort) -> Table:
    table = Table(f"Public pages on {database.name}, one process of {THREADS} threads", HEAD)
    with site.installation(database) as here:
        pages = here.run("portal", factor=effort.portal)
        port = free_port()
        *command, application = serve.parts(HOST, port, workers=1, threads=THREADS, web_only=True)["web"]
        # Its own files are served by granian without Python, at another address than the program's.
        bare = ["--static-path-route", "/bare", "--static-path-mount", str(site.static_root)]
        command = [*command, *bare, application]
        with running(command, port, health="/healthz", env=here.env, log=here.home / "web.log"):
            looked = {name: _look(port, page, effort.looking) for name, page in pages.items()}
    table.rows = [_row(name, pages[name], each) for name, each in looked.items()]
    shares = [each.share for each in looked.values()]
    table.notes += [
        f"A region {effort.portal:g} of its real size. Milliseconds are of one client, the other columns are answers a"
        f" second to {CLIENTS} clients; connections are kept open, answers are packed.",
        "A file is the same bytes given by the program's own server through whitenoise; a bare file is given by granian"
        " with no Python at all; the share is of kept pages in files a second.",
        f"A kept page is given {figure(min(shares))}–{figure(max(shares))} times as often as a file, the middle one"
        f" {figure(median(shares))}.",
    ]
    return table


def _look(port: int, page: dict[str, Any], seconds: float) -> Looked:
    path, file = page["path"], f"/static/{page['file']}"
    looked = Looked(
        visit(port, path, clients=1, seconds=seconds, headers=PACKED, is_ever_new=True),
        visit(port, path, clients=CLIENTS, seconds=seconds, headers=PACKED, is_ever_new=True),
    )
    known = {**PACKED, "If-None-Match": "*"}
    part = seconds / ROUNDS
    for _round in range(ROUNDS):
        for all_of, address, clients, headers, status in (
            (looked.kept, path, 1, PACKED, 200),
            (looked.file, file, 1, PACKED, 200),
            (looked.kept_many, path, CLIENTS, PACKED, 200),
            (looked.file_many, file, CLIENTS, PACKED, 200),
            (looked.known_many, path, CLIENTS, known, 304),
            (looked.bare_many, f"/bare/{page['file']}.gz", CLIENTS, PACKED, 200),
        ):
            all_of.add(visit(port, address, clients=clients, seconds=part, headers=headers, status=status))
    return looked


def _row(name: str, page: dict[str, Any], looked: Looked) -> list[str]:
    sizes = [f"{page['bytes'] / 1024:.0f}", f"{looked.kept.bytes / 1024:.1f}"]
    times = [spread(each.times) for each in (looked.made, looked.kept, looked.file)]
    counts = (looked.made_many, looked.kept_many, looked.known_many, looked.file_many, looked.bare_many)
    return [name, *sizes, *times, *(figure(each.a_second) for each in counts), figure(looked.share)]
