"""The sections of the report: each measures and gives its tables. `Effort` says how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import autosave
from benchmarks.installation import Site
from benchmarks.printing import LibreOffice, Printing, print_ours
from benchmarks.serving import server
from benchmarks.table import Table, figure, spread

# Members and agenda items; the demo's fourth meeting is of the size of a real one.
DEMO, SMALL, LARGE = (35, 5), (40, 10), (400, 100)
SAME, DIFFERS = "=", "≠"
TARGET = 20
# A region's plans: bodies below, rows of a plan, facts of a row.
FEW_BODIES, MANY_BODIES, ROWS, FACTS = 22, 100, 40, 6
RATIO = 5
INSTALLING = (
    "LibreOffice is not on this machine, so the peer was not measured. Debian: apt-get install libreoffice-writer-nogui"
)


@dataclass(frozen=True, slots=True)
class Effort:
    """`runs` of a page; `fresh` processes and `running` prints a paper; `seconds` of typing; `large` beside SMALL.

    `corpus` generated documents of each kind; `reading` long papers of each; `requests` of a page over HTTP; `rush`
    people who register at once; `portal` is a part of a region, looked at for `looking` seconds a page.
    `with_peers`: a peer that is not there is installed.
    """

    large: tuple[int, int] = LARGE
    runs: int = 20
    fresh: int = 3
    running: int = 10
    seconds: float = 8.0
    corpus: int = 120
    reading: int = 7
    requests: int = 40
    rush: int = 1000
    portal: float = 0.1
    looking: float = 2.0
    with_peers: bool = False


QUICK = Effort(
    large=(120, 30), runs=3, fresh=2, running=3, seconds=1.5, corpus=20, reading=2, requests=8, rush=100,
    portal=0.02, looking=0.4,
)  # fmt: skip


def named(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"


# --- the year of plans ----------------------------------------------------------------------------------------------


def years(site: Site, effort: Effort) -> Iterator[Table]:
    """Pages of the year for a region with a few and with many bodies, and what its statuses cost."""
    for database in site.databases:
        found = []
        for bodies in (FEW_BODIES, MANY_BODIES):
            with site.installation(database) as here:
                found.append(here.run("year", bodies=bodies, rows=ROWS, facts=FACTS, runs=effort.runs))
        size = f"{ROWS} rows × {FACTS} facts"
        few, many = f"{FEW_BODIES} bodies", f"{MANY_BODIES} bodies"
        yield pages_table(
            f"{database.name}: the year of plans, {size}", few, many, found[0]["pages"], found[1]["pages"]
        )
        yield _statuses_table(database.name, {few: found[0], many: found[1]})


def _statuses_table(database: str, found: dict[str, dict[str, Any]]) -> Table:
    head = [f"Statuses of a region's year on {database}", "lines", "facts", "statuses, ms", "bare SQL, ms", "ratio"]
    table = Table(f"Statuses of a whole region on {database}", head)
    for size, one in found.items():
        ratio = median(one["statuses"]) / median(one["sql"])
        times = [spread(one["statuses"]), spread(one["sql"])]
        table.rows.append([size, str(one["lines"]), str(one["counted"]), *times, f"{ratio:.1f}"])
    table.notes.append(f"Bare SQL counts the same facts by row and day; the ratio aimed at is {RATIO}.")
    return table


# --- pages ----------------------------------------------------------------------------------------------------------


def pages(site: Site, effort: Effort) -> Iterator[Table]:
    """A table a database."""
    for database in site.databases:
        found = []
        for members, items in (SMALL, effort.large):
            with site.installation(database) as here:
                found.append(here.run("pages", members=members, items=items, runs=effort.runs))
        yield pages_table(f"Pages on {database.name}", named(SMALL), named(effort.large), *found)


def pages_table(title: str, few: str, many: str, small: dict[str, Any], large: dict[str, Any]) -> Table:
    head = ["Page", f"queries {few}", f"queries {many}", "", f"KB {few}", f"KB {many}", f"ms {few}", f"ms {many}"]
    table = Table(title, head)
    for name, one in small.items():
        other = large[name]
        if "times" not in one or "times" not in other:
            table.rows.append([name, *["failed"] * 2, DIFFERS, *["failed"] * 4])
            table.notes.append(f"{name}: answered {one['status']} and {other['status']}.")
            continue
        counts = [sum(each["queries"].values()) for each in (one, other)]
        same = SAME if counts[0] == counts[1] else DIFFERS
        sizes = [f"{each['bytes'] / 1024:.0f}" for each in (one, other)]
        table.rows.append([name, *map(str, counts), same, *sizes, spread(one["times"]), spread(other["times"])])
        if same == DIFFERS:
            table.notes += _grown(name, one["queries"], other["queries"])
    return table


def _grown(name: str, few: dict[str, int], many: dict[str, int]) -> list[str]:
    """The statements asked more often of more rows: where to look for what was not fetched together."""
    grown = {sql: (few.get(sql, 0), count) for sql, count in many.items() if count > few.get(sql, 0)}
    return [f"{name}: {old} → {new} times `{_short(sql)}`" for sql, (old, new) in grown.items()]


def _short(sql: str) -> str:
    """What a statement reads, without the list of its columns."""
    return " ".join(["SELECT …", sql[sql.find(" FROM ") + 1 :]])[:200]


# --- papers ---------------------------------------------------------------------------------------------------------


def papers(site: Site, effort: Effort) -> Iterator[Table]:
    """Our three writers and LibreOffice on the same Word files, of minutes of both sizes."""
    head = ["Paper", "minutes", "fresh process, ms", "running process, ms", "KB"]
    table = Table("Printing minutes", head)
    with LibreOffice() as office:
        for size in (DEMO, effort.large):
            with site.installation(site.databases[0]) as here:
                paper = here.home / "minutes.json"
                here.run("minutes", members=size[0], items=size[1], paper=str(paper))
                _print_size(table, office, size, paper, effort)
        if office.command is None:
            table.notes.append(INSTALLING)
    yield table


def _print_size(table: Table, office: LibreOffice, size: tuple[int, int], paper: Path, effort: Effort) -> None:
    """`paper` lies in the home of an installation, which goes away with everything printed there."""
    made = {}
    for kind in ("docx", "pdf", "html"):
        made[kind] = print_ours(kind, paper, fresh=effort.fresh, running=effort.running)
        table.rows.append(_printed(kind.upper(), size, made[kind]))
    name = "PDF of the same DOCX by LibreOffice"
    if office.command is None:
        table.rows.append([name, named(size), "not measured", "not measured", ""])
        return
    documents = [paper.parent / "docx" / f"{n}.docx" for n in range(effort.running + 1)]
    theirs = office.print(documents, fresh=effort.fresh)
    table.rows.append(_printed(name, size, theirs))
    table.notes.append(_compared(size, made["pdf"], theirs))


def _printed(name: str, size: tuple[int, int], made: Printing) -> list[str]:
    return [name, named(size), spread(made.fresh), spread(made.running), f"{made.size / 1024:.0f}"]


def _compared(size: tuple[int, int], ours: Printing, theirs: Printing) -> str:
    """As a site prints (we inside the server, LibreOffice started for each paper), then like with like."""
    site = median(theirs.fresh) / median(ours.running)
    reached = "reached" if site >= TARGET else "NOT reached"
    fresh = figure(median(theirs.fresh) / median(ours.fresh))
    running = figure(median(theirs.running) / median(ours.running)) if theirs.running else "an untold number of"
    return (
        f"PDF, {named(size)}: inside the server against LibreOffice started for a paper {figure(site)} times faster "
        f"(target {TARGET}: {reached}); both started for a paper {fresh} times; both running {running} times."
    )


# --- autosave and numbers -------------------------------------------------------------------------------------------

WRITERS = 20
NUMBERED = 50


def writing(site: Site, effort: Effort) -> Iterator[Table]:
    """Autosave through the real server by one and by many, then many who ask for the next number."""
    head = ["Autosave", "round trips", "a second", "ms", "errors"]
    saving = Table("Autosave through the web server (one process, eight threads)", head)
    numbering = Table(
        "The next protocol number", ["Database", "writers", "different numbers", "gaps", "seconds", "errors"]
    )
    for database in site.databases:
        with site.installation(database) as here:
            world = here.run("writers_at_work", writers=WRITERS)
            with server(here) as port:
                for writers, load in _loads(port, world["places"], effort.seconds):
                    name = f"{database.name}, {writers} {'writer' if writers == 1 else 'writers'}"
                    saving.rows.append(_loaded(name, load))
                    saving.notes += sorted({f"{name}: {error}" for error in load.errors})[:3]
            taken = here.run("numbers", association=world["association"], writers=NUMBERED)
        numbering.rows.append(_numbered(database.name, taken))
        numbering.notes += sorted({f"{database.name}: {error}" for error in taken["errors"]})[:3]
    yield saving
    yield numbering


def _loads(port: int, places: Sequence[dict[str, Any]], seconds: float) -> Iterator[tuple[int, autosave.Load]]:
    versions = [1] * len(places)
    autosave.type_together(port, places, versions, seconds=1.0)  # the server's threads open their connections
    for writers in (1, len(places)):
        yield writers, autosave.type_together(port, places[:writers], versions, seconds)


def _loaded(name: str, load: autosave.Load) -> list[str]:
    return [name, str(len(load.times)), figure(load.a_second), spread(load.times), str(len(load.errors))]


def _numbered(database: str, taken: dict[str, Any]) -> list[str]:
    numbers = set(taken["numbers"])
    gaps = max(numbers, default=0) - len(numbers)
    return [database, str(NUMBERED), str(len(numbers)), str(gaps), f"{taken['seconds']:.2f}", str(len(taken["errors"]))]


# --- reading --------------------------------------------------------------------------------------------------------

FIELD_TARGET = 98  # percent of documents
READING_TARGET_S, TEXT_TARGET = 1.0, 3
MEMBERS, LONG = 35, {"minutes": 46, "plan": 268}  # agenda items and rows that fill thirty pages


def reading(site: Site, effort: Effort) -> Iterator[Table]:
    """Fields read right in the generated corpora, then the time of long papers beside bare text extraction."""
    with site.installation(site.databases[0]) as here:
        yield _accuracy_table(here.run("accuracy", documents=effort.corpus))
        paper = here.home / "minutes.json"
        here.run("minutes", members=MEMBERS, items=LONG["minutes"], paper=str(paper))
        table = Table("Reading long papers", [
            "Paper", "pages", "KB", "first in a process, ms", "read, ms", "text alone, ms", "ratio", "checks, ms",
        ])  # fmt: skip
        for kind, form in product(LONG, ("docx", "pdf")):
            found = here.run("reading", kind=kind, form=form, points=LONG[kind], paper=str(paper), runs=effort.reading)
            _add_long_paper(table, f"{kind}, {form.upper()}", found)
    yield table


def _accuracy_table(found: Sequence[tuple[str, str, int, int]]) -> Table:
    table = Table("Fields read right in generated papers", ["Kind, field", "right", "of", "%", ""])
    for kind, field, right, count in found:
        share = 100 * right / count
        mark = "" if share >= FIELD_TARGET else f"below {FIELD_TARGET}"
        table.rows.append([f"{kind}, {field}", str(right), str(count), f"{share:.1f}", mark])
    below = sum(1 for row in table.rows if row[-1])
    table.notes.append(f"{len(table.rows) - below} of {len(table.rows)} fields reach {FIELD_TARGET} %.")
    return table


def _add_long_paper(table: Table, name: str, found: dict[str, Any]) -> None:
    read, ratio = median(found["read"]), median(found["read"]) / median(found["text"])
    times = [figure(found["first"]), spread(found["read"]), spread(found["text"]), figure(ratio)]
    size = f"{found['bytes'] / 1024:.0f}"
    table.rows.append([name, str(found["pages"]), size, *times, spread(found["checks"])])
    quick = "reached" if max(read, found["first"]) < 1000 * READING_TARGET_S else "NOT reached"
    light = "reached" if ratio <= TEXT_TARGET else "NOT reached"
    table.notes.append(
        f"{name}: under {READING_TARGET_S:.0f} s {quick}; at most {TEXT_TARGET} times the text alone {light}."
    )
    if not found["whole"]:
        table.notes.append(f"{name}: NOT read whole, only {found['found']}.")
