"""The section of expertise: its pages for a small and for a large region, then pretalx's beside ours."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median

from benchmarks.browsing import Answers, Visitor
from benchmarks.databases import Database
from benchmarks.installation import Site
from benchmarks.peers import pretalx_server as pretalx
from benchmarks.sections import Effort, pages_table
from benchmarks.serving import server
from benchmarks.table import Table, figure, spread

# Materials, experts, reviews.
FEW = {"submissions": 100, "experts": 30, "reviews": 300}
MANY = {"submissions": 2000, "experts": 300, "reviews": 6000}
# Of both programs; ours has eight threads in a process, its handbook gives gunicorn none.
WORKERS = 2
CLIENTS = 4
TARGET = 0.5
CRITERIA, TRACKS, DONE_EVERY = 6, 10, 4
# What a proposal, a speaker and a review say, as long as ours.
WORDS = 6 * "The tasks go from simple to difficult, with answers and advice on how to mark them. "


@dataclass(frozen=True, slots=True)
class Page:
    """`who` looks at it; `rows` are patterns of a link to one row, ours and theirs, empty for a form."""

    title: str
    who: str
    ours: str = ""
    theirs: str = ""


PAGES = {
    "list": Page("List of materials", "officer", r"/submissions/(\d+)/", r"/submissions/(P\d+)/"),
    "queue": Page("Reviews of an expert", "expert", r"/reviews/(\d+)/", r"/submissions/(P\d+)/"),
    "review": Page("Form of a review", "expert"),
}
SQLITE = "SQLite"
Looked = tuple[Answers, Answers]  # by one client, by several


@dataclass(frozen=True, slots=True)
class Side:
    """A program that is up: its pages by name, and those who are signed in."""

    name: str
    pages: Mapping[str, str]
    visitors: Mapping[str, Visitor]


def expertise(site: Site, effort: Effort) -> Iterator[Table]:
    """Pages on both databases, then what a browser waits for beside pretalx."""
    for database in site.databases:
        found = []
        for size in (FEW, MANY):
            with site.installation(database) as here:
                found.append(here.run("expertise", **size, runs=effort.runs))
        yield pages_table(f"Expertise on {database.name}", _named(FEW), _named(MANY), *found)
    yield _beside(site, effort)


def _named(size: Mapping[str, int]) -> str:
    return f"{size['submissions']}/{size['experts']}/{size['reviews']}"


def _beside(site: Site, effort: Effort) -> Table:
    """Each page of all sides in turn, so that a machine that has other work as well is as slow for each of them."""
    head = ["Page", "rows", "KB", "ms, one client", f"ms, {CLIENTS} clients", "a second"]
    table = Table(f"Expertise over HTTP, {_named(MANY)}, {WORKERS} processes", head)
    with ExitStack() as up:
        ours = [up.enter_context(_ours(site, database)) for database in site.databases]
        theirs = up.enter_context(_theirs(install=effort.with_peers))
        for name, page in PAGES.items():
            looked = {side.name: _looked(side, name, page.ours, effort) for side in ours}
            if theirs:
                _show_as_many(theirs, name, looked[SQLITE][0].rows)
                looked[theirs.name] = _looked(theirs, name, page.theirs, effort)
                table.notes.append(_compared(page.title, looked[SQLITE], looked[theirs.name]))
            table.rows += [_row(f"{page.title}, {side}", found) for side, found in looked.items()]
    if not theirs:
        table.notes.append(pretalx.MISSING)
    return table


@contextmanager
def _ours(site: Site, database: Database) -> Iterator[Side]:
    password = secrets.token_urlsafe(12)
    with site.installation(database) as here:
        filled = here.run("expertise_served", **MANY, password=password)
        with server(here, workers=WORKERS) as port:
            visitors = {
                who: Visitor.sign_in(port, filled["sign_in"], {"login": filled[who], "password": password})
                for who in ("officer", "expert")
            }
            yield Side(database.name, filled["pages"], visitors)


@contextmanager
def _theirs(*, install: bool) -> Iterator[Side | None]:
    """Nothing where pretalx is not there."""
    with pretalx.installed(install=install) as peer:
        if peer is None:
            yield None
            return
        records = {**MANY, "criteria": CRITERIA, "tracks": TRACKS, "done_every": DONE_EVERY, "text": WORDS}
        with pretalx.served(peer, workers=WORKERS, records=records) as place:
            visitors = {"officer": place.officer, "expert": place.expert}
            yield Side(f"pretalx {peer.version}, {SQLITE}", place.pages, visitors)


def _show_as_many(theirs: Side, name: str, rows: int) -> None:
    """It remembers for the user how many rows a page of a list has."""
    if rows:
        theirs.visitors[PAGES[name].who].look(f"{theirs.pages[name]}?page_size={rows}")


def _looked(side: Side, name: str, row: str, effort: Effort) -> Looked:
    visitor, path = side.visitors[PAGES[name].who], side.pages[name]
    one = visitor.ask(path, row, requests=effort.requests)
    return one, visitor.ask(path, row, requests=effort.requests, clients=CLIENTS)


def _row(title: str, looked: Looked) -> list[str]:
    one, many = looked
    rows = str(one.rows) if one.rows else ""
    return [title, rows, f"{one.bytes / 1024:.0f}", spread(one.times), spread(many.times), figure(many.a_second)]


def _compared(title: str, ours: Looked, theirs: Looked) -> str:
    shares = [median(mine.times) / median(its.times) for mine, its in zip(ours, theirs, strict=True)]
    reached = "reached" if max(shares) <= TARGET else "NOT reached"
    return (
        f"{title}, both on SQLite: ours takes {figure(shares[0])} of pretalx's time with one client, "
        f"{figure(shares[1])} with {CLIENTS} (target {TARGET}: {reached})."
    )
