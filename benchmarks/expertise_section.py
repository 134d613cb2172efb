"""The section of expertise: its pages for a small and for a large region, then pretalx's beside ours."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
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
Looked = dict[str, tuple[Answers, Answers]]  # by the name of a page: one client, several


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
    head = ["Page", "rows", "KB", "ms, one client", f"ms, {CLIENTS} clients", "a second"]
    table = Table(f"Expertise over HTTP, {_named(MANY)}, {WORKERS} processes", head)
    looked = {database.name: _look_at_ours(site, database, effort) for database in site.databases}
    sqlite = looked["SQLite"]
    with pretalx.installed(install=effort.with_peers) as peer:
        theirs = _look_at_theirs(peer, {name: one.rows for name, (one, _many) in sqlite.items()}, effort)
        peer_name = f"pretalx {peer.version}" if peer else ""
    for name, page in PAGES.items():
        table.rows += [_row(f"{page.title}, {database}", found[name]) for database, found in looked.items()]
        if theirs:
            table.rows.append(_row(f"{page.title}, {peer_name}, SQLite", theirs[name]))
            table.notes.append(_compared(page.title, sqlite[name], theirs[name]))
    if not theirs:
        table.notes.append(pretalx.MISSING)
    return table


def _look_at_ours(site: Site, database: Database, effort: Effort) -> Looked:
    password = secrets.token_urlsafe(12)
    with site.installation(database) as here:
        filled = here.run("expertise_served", **MANY, password=password)
        with server(here, workers=WORKERS) as port:
            visitors = {
                who: Visitor.sign_in(port, filled["sign_in"], {"login": filled[who], "password": password})
                for who in ("officer", "expert")
            }
            return {
                name: _looked(visitors[page.who], filled["pages"][name], page.ours, effort)
                for name, page in PAGES.items()
            }


def _look_at_theirs(peer: pretalx.Pretalx | None, rows: Mapping[str, int], effort: Effort) -> Looked:
    """With as many rows a page as ours shows; nothing without the peer."""
    if peer is None:
        return {}
    records = {**MANY, "criteria": CRITERIA, "tracks": TRACKS, "done_every": DONE_EVERY, "text": WORDS}
    with pretalx.served(peer, workers=WORKERS, records=records) as place:
        visitors = {"officer": place.officer, "expert": place.expert}
        looked = {}
        for name, page in PAGES.items():
            visitor = visitors[page.who]
            if rows[name]:
                visitor.look(f"{place.pages[name]}?page_size={rows[name]}")  # it remembers that for the user
            looked[name] = _looked(visitor, place.pages[name], page.theirs, effort)
        return looked


def _looked(visitor: Visitor, path: str, row: str, effort: Effort) -> tuple[Answers, Answers]:
    one = visitor.ask(path, row, requests=effort.requests)
    return one, visitor.ask(path, row, requests=effort.requests, clients=CLIENTS)


def _row(title: str, looked: tuple[Answers, Answers]) -> list[str]:
    one, many = looked
    rows = str(one.rows) if one.rows else ""
    return [title, rows, f"{one.bytes / 1024:.0f}", spread(one.times), spread(many.times), figure(many.a_second)]


def _compared(title: str, ours: tuple[Answers, Answers], theirs: tuple[Answers, Answers]) -> str:
    shares = [median(mine.times) / median(its.times) for mine, its in zip(ours, theirs, strict=True)]
    reached = "reached" if max(shares) <= TARGET else "NOT reached"
    return (
        f"{title}, both on SQLite: ours takes {figure(shares[0])} of pretalx's time with one client, "
        f"{figure(shares[1])} with {CLIENTS} (target {TARGET}: {reached})."
    )
