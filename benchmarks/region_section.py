"""The section of the region: figures of a year and main pages for a tenth of a region and for a whole one."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

from benchmarks.installation import Site
from benchmarks.sections import Effort, pages_table
from benchmarks.table import Table, figure, spread

# Parts of a region of real size.
TENTH, WHOLE = 0.1, 1.0
RATIO = 2
FIGURE_RUNS = 5


def region(site: Site, effort: Effort) -> Iterator[Table]:
    """Two tables a database."""
    for database in site.databases:
        found = {}
        for name, factor in (("a tenth", TENTH), ("a region", WHOLE)):
            with site.installation(database) as here:
                found[name] = here.run("region", factor=factor, runs=min(effort.runs, FIGURE_RUNS))
        yield _figures_table(database.name, found)
        few, many = (one["pages"] for one in found.values())
        yield pages_table(f"Region on {database.name}", "a tenth", "a region", few, many)


def _figures_table(database: str, found: dict[str, dict[str, Any]]) -> Table:
    head = [
        "Figures of a year and the one before",
        "registrations",
        "made in, s",
        "figures, ms",
        "bare SQL, ms",
        "ratio",
    ]
    table = Table(f"All figures of a year on {database}", head)
    for name, one in found.items():
        ratio = median(one["figures"]) / median(one["sql"])
        times = [spread(one["figures"]), spread(one["sql"]), figure(ratio)]
        table.rows.append([name, str(one["registrations"]), figure(one["seconds"]), *times])
        reached = "reached" if ratio <= RATIO else "NOT reached"
        table.notes.append(f"{name}: {one['counted']} figures, at most {RATIO} times bare SQL {reached}.")
        table.notes += [f"{name}: {code} differs from bare SQL." for code in one["differing"]]
        table.notes += [f"{name}: {code} is not among bare SQL." for code in one["unasked"]]
        table.notes.append(f"{name}: asked for the first time in a process {figure(one['first'])} ms.")
        slowest = ", ".join(f"{code} {figure(ms)} ms" for code, ms in one["slowest"])
        table.notes.append(f"{name}, slowest: {slowest}.")
    return table
