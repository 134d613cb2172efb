"""The section of conference logs: a long one read and taken into account, beside the bare reading of its cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.installation import Site
from benchmarks.sections import Effort
from benchmarks.table import Table, figure

ROWS = 50_000
PEOPLE = 2_000


def logs(site: Site, effort: Effort) -> Iterator[Table]:
    """One table: openpyxl alone, then ours on each database."""
    table = Table(
        f"A log of {ROWS} rows for an event of {PEOPLE} people",
        ["How", "seconds", "seconds of the processor", "peak MB", "MB held before"],
    )
    bare: dict[str, Any] = {}
    for database in site.databases:
        with site.installation(database) as here:
            if not bare:
                bare = here.run("logs", rows=ROWS, people=PEOPLE, is_bare=True)
                table.rows.append(["openpyxl goes through the cells", *_figures(bare)])
        with site.installation(database) as here:
            found = here.run("logs", rows=ROWS, people=PEOPLE, is_bare=False)
        table.rows.append([f"Read, recognised, kept for a look: {database.name}", *_figures(found)])
        table.notes.append(
            f"{database.name}: {found['read']} people in the log, {found['marked']} of them marked in "
            f"{found['applied']:.1f} s more; "
            f"{figure(found['processor'] / bare['processor'])} times the work of openpyxl."
        )
    yield table


def _figures(found: dict[str, Any]) -> list[str]:
    return [
        *(f"{found[name]:.1f}" for name in ("seconds", "processor")),
        *(f"{found[name]:.0f}" for name in ("memory", "before")),
    ]
