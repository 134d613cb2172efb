"""The section of certificates: a batch on each database beside Word files printed by LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from benchmarks.installation import Site
from benchmarks.printing import LibreOffice
from benchmarks.sections import INSTALLING, Effort
from benchmarks.table import Table, figure

PEOPLE = 1000
# Of the peer, which would take minutes: so many are printed, the rest reckoned from them.
SAMPLE, QUICK_SAMPLE = 60, 15
TARGET = 20


def certificates(site: Site, effort: Effort) -> Iterator[Table]:
    """One table: ours on both databases, the peer's sample scaled to as many."""
    head = ["How", "seconds", "seconds of the processor", "peak MB", "MB of PDF"]
    table = Table(f"{PEOPLE} certificates of an event at once", head)
    sample = SAMPLE if effort.runs >= SAMPLE // 6 else QUICK_SAMPLE
    ours: list[dict[str, Any]] = []
    peer: dict[str, Any] = {}
    with LibreOffice() as office:
        can_print = office.command is not None
    for database in site.databases:
        with site.installation(database) as here:
            papers = str(here.home / "certificates.json")
            found = here.run("certificates", people=PEOPLE, sample=sample, papers=papers)
            if can_print and not peer:
                peer = here.run("certificates_peer", papers=papers, fresh=effort.fresh)
        ours.append(found)
        table.rows.append([f"Issued, mailed, printed as one file: {database.name}", *_figures(found)])
        table.notes.append(_told(database.name, found))
    if peer:
        _add_peer(table, peer, sample, ours)
    else:
        table.notes.append(INSTALLING)
    yield table


def _figures(found: dict[str, Any]) -> list[str]:
    times = [f"{found['seconds']:.1f}", f"{found['processor']:.1f}"]
    return [*times, f"{found['memory']:.0f}", f"{found['bytes'] / 1024 / 1024:.1f}"]


def _told(database: str, found: dict[str, Any]) -> str:
    return (
        f"{database}: {found['issued']} issued, {found['letters']} letters queued, {found['pages']} pages; "
        f"the process held {found['before']:.0f} MB before."
    )


def _add_peer(table: Table, peer: dict[str, Any], sample: int, ours: Sequence[dict[str, Any]]) -> None:
    """The most favourable way for the peer, one LibreOffice for all, then the way a site usually calls it."""
    filled, each = median(peer["filled"]), median(peer["running"] or [0])
    together = (PEOPLE * (filled + each) + median(peer["fresh"])) / 1000
    apart = PEOPLE * (filled + median(peer["fresh"])) / 1000
    processor, memory = PEOPLE * peer["processor"] / 1000, f"{peer['memory']:.0f}"
    table.rows.append(["DOCX and LibreOffice, one process", f"{together:.0f}", f"{processor:.0f}", memory, ""])
    table.rows.append(["DOCX and LibreOffice, started for each", f"{apart:.0f}", "", memory, ""])
    table.notes.append(
        f"The peer printed {sample} and was scaled to {PEOPLE}: {figure(filled)} ms to fill a Word file, "
        f"{figure(each)} ms for LibreOffice to print one more. It only prints: no records, no letters, no codes, "
        "no joining."
    )
    table.notes += [_compared(found, name, together, processor) for name, found in _named(table, ours)]


def _named(table: Table, ours: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for row, found in zip(table.rows, ours, strict=False):
        yield row[0].rpartition(": ")[2], found


def _compared(found: dict[str, Any], name: str, together: float, processor: float) -> str:
    """Printing beside printing by the seconds of the processor: the clock's depend on what else the machine does."""
    times = processor / found["printing"]
    reached = "reached" if times >= TARGET else "NOT reached"
    return (
        f"{name}: printing took {found['printing']:.1f} s of the processor, {figure(times)} times less than one "
        f"LibreOffice for all (target {TARGET}: {reached}); the whole batch by the clock is "
        f"{figure(together / found['seconds'])} times faster than its printing."
    )
