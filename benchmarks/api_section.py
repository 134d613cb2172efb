"""The section of the API: lists for other programs beside pretalx's lists of as many rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median

from benchmarks.browsing import Answers, Visitor
from benchmarks.databases import Database
from benchmarks.expertise_section import CLIENTS, CRITERIA, DONE_EVERY, SQLITE, TRACKS, WORDS, WORKERS
from benchmarks.installation import Site
from benchmarks.peers import pretalx_server as pretalx
from benchmarks.sections import Effort
from benchmarks.serving import server
from benchmarks.table import Table, figure, spread

RECORDS = {"submissions": 2000, "experts": 30, "reviews": 2000}
ROWS_A_PAGE = 50
TARGET = 0.5
# Ours and theirs: what a list is called, and a pattern that finds each of its rows once.
LISTS = {
    "submissions": ("Materials and submissions", r'"id": ?(\d+), ?"number"', r'"code": ?"(P\d+)"'),
    "people": ("People and speakers", r'"id": ?(\d+), ?"surname"', r'"code": ?"(S\d+)"'),
}


@dataclass(frozen=True, slots=True)
class Side:
    """A program that is up: by the name of a list another program with a key, the address, and the rows in all."""

    name: str
    programs: Mapping[str, Visitor]
    paths: Mapping[str, str]
    rows: Mapping[str, int]


Asked = tuple[Answers, Answers]  # by one client, by several


def api(site: Site, effort: Effort) -> Iterator[Table]:
    """Each list of all sides in turn, so that a machine that has other work as well is as slow for each of them."""
    head = ["List", "rows", "of", "KB", "ms, one client", f"ms, {CLIENTS} clients", "a second", "µs a row"]
    table = Table(f"Lists for programs, {ROWS_A_PAGE} rows a page, {WORKERS} processes", head)
    with ExitStack() as up:
        ours = [up.enter_context(_ours(site, database)) for database in site.databases]
        theirs = up.enter_context(_theirs(install=effort.with_peers))
        for name, (title, our_row, their_row) in LISTS.items():
            asked = {side.name: _asked(side, name, f"?per_page={ROWS_A_PAGE}", our_row, effort) for side in ours}
            table.rows += [_row(f"{title}, {side.name}", side.rows[name], asked[side.name]) for side in ours]
            if theirs:
                found = _asked(theirs, name, f"?page_size={ROWS_A_PAGE}", their_row, effort)
                table.rows.append(_row(f"{title}, {theirs.name}", theirs.rows[name], found))
                table.notes.append(_compared(title, asked[SQLITE], found))
    if not theirs:
        table.notes.append(pretalx.MISSING)
    yield table


@contextmanager
def _ours(site: Site, database: Database) -> Iterator[Side]:
    with site.installation(database) as here:
        lists = here.run("api", **RECORDS)
        with server(here, workers=WORKERS) as port:
            yield Side(
                database.name,
                {name: Visitor(port, authorization=f"Bearer {one['key']}") for name, one in lists.items()},
                {name: one["path"] for name, one in lists.items()},
                {name: one["rows"] for name, one in lists.items()},
            )


@contextmanager
def _theirs(*, install: bool) -> Iterator[Side | None]:
    """Nothing where pretalx is not there."""
    with pretalx.installed(install=install) as peer:
        if peer is None:
            yield None
            return
        records = {**RECORDS, "criteria": CRITERIA, "tracks": TRACKS, "done_every": DONE_EVERY, "text": WORDS}
        with pretalx.served(peer, workers=WORKERS, records=records) as place:
            yield Side(
                f"pretalx {peer.version}, {SQLITE}", dict.fromkeys(LISTS, place.program), place.lists, place.rows
            )


def _asked(side: Side, name: str, page: str, row: str, effort: Effort) -> Asked:
    path = side.paths[name] + page
    program = side.programs[name]
    one = program.ask(path, row, requests=effort.requests)
    return one, program.ask(path, row, requests=effort.requests, clients=CLIENTS)


def _row(title: str, of: int, asked: Asked) -> list[str]:
    one, many = asked
    sizes = [str(one.rows), str(of), f"{one.bytes / 1024:.0f}"]
    times = [spread(one.times), spread(many.times), figure(many.a_second)]
    return [title, *sizes, *times, figure(1000 * median(one.times) / one.rows)]


def _compared(title: str, ours: Asked, theirs: Asked) -> str:
    """By a row, for pages need not be full."""
    shares = [
        median(mine.times) / mine.rows / (median(its.times) / its.rows) for mine, its in zip(ours, theirs, strict=True)
    ]
    reached = "reached" if max(shares) <= TARGET else "NOT reached"
    return (
        f"{title}, both on SQLite: a row of ours takes {figure(shares[0])} of the time of pretalx's with one client,"
        f" {figure(shares[1])} with {CLIENTS} (target {TARGET}: {reached})."
    )
