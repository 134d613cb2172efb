"""The section of the navigator: its pages for a young region and for one with years behind it, a table a database."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.installation import Site
from benchmarks.sections import Effort, pages_table
from benchmarks.table import Table

# Events, registrations.
FEW = {"events": 200, "registrations": 10_000}
MANY = {"events": 5_000, "registrations": 250_000}


def navigator(site: Site, effort: Effort) -> Iterator[Table]:
    for database in site.databases:
        found = []
        for size in (FEW, MANY):
            with site.installation(database) as here:
                found.append(here.run("navigator", **size, runs=effort.runs))
        table = pages_table(
            f"Navigator on {database.name}", _named(FEW), _named(MANY), *(one["pages"] for one in found)
        )
        table.notes.append(f"Sizes are events/registrations; {found[1]['registrations']} were made for the large one.")
        yield table


def _named(size: dict[str, int]) -> str:
    return f"{size['events']}/{size['registrations']}"
