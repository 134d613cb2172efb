"""The section of assignment: a table a database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.installation import Site
from benchmarks.sections import Effort
from benchmarks.table import Table, spread

MATERIALS, EXPERTS, EACH = 500, 200, 3
# The bound comes out of sums of decimals, costs are whole.
EQUAL = 0.5


def assignment(site: Site, effort: Effort) -> Iterator[Table]:
    """The optimum, the greedy pass and what the button takes on each database."""
    for database in site.databases:
        with site.installation(database) as here:
            runs = min(effort.runs, 5)
            found = here.run("assignment", materials=MATERIALS, experts=EXPERTS, each=EACH, runs=runs)
        yield _table(database.name, found)


def _table(database: str, found: dict[str, Any]) -> Table:
    title = f"Assignment of {MATERIALS} materials × {EACH} among {EXPERTS} experts on {database}"
    table = Table(title, ["Step", "ms", "cost", "places filled"])
    table.rows.append(["Facts out of the database", spread(found["load"]), "", ""])
    table.rows.append(["Conflicts and competence of every pair", spread(found["judge"]), "", ""])
    for name, title in (("greedy", "Greedy pass"), ("optimum", "Optimum (HiGHS)")):
        one = found[name]
        table.rows.append([title, spread(one["times"]), f"{one['cost']}", f"{one['filled']} of {found['wanted']}"])
    table.rows.append(["The button, written", spread(found["press"]), "", f"{found['written']} of {found['wanted']}"])
    best, greedy = found["optimum"], found["greedy"]
    proved = "proved the cheapest" if abs(best["bound"] - best["cost"]) < EQUAL else "NOT proved the cheapest"
    table.notes.append(
        f"{found['pairs']} pairs are possible. By its dual bound, {best['bound']:.1f}, the optimum is {proved}; "
        f"the greedy pass costs {100 * (greedy['cost'] - best['cost']) / best['cost']:.1f} % more."
    )
    return table
