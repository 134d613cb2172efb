"""`make bench`: measure pages, papers, writing and reading, print the tables and keep them in docs/benchmarks.md.

`python -m benchmarks [--quick] [--only SECTION] [--with-peers] [--out FILE]`; the sections are in `SECTIONS`.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.api_section import api
from benchmarks.assignment_section import assignment
from benchmarks.certificates_section import certificates
from benchmarks.expertise_section import expertise
from benchmarks.installation import ROOT, Site, prepared_site
from benchmarks.logs_section import logs
from benchmarks.navigator_section import navigator
from benchmarks.portal_section import portal
from benchmarks.printing import LibreOffice
from benchmarks.region_section import region
from benchmarks.rush_section import rushes
from benchmarks.sections import QUICK, Effort, pages, papers, reading, writing, years
from benchmarks.table import Table

SECTIONS = {
    "pages": pages,
    "year": years,
    "expertise": expertise,
    "assignment": assignment,
    "navigator": navigator,
    "certificates": certificates,
    "region": region,
    "portal": portal,
    "api": api,
    "logs": logs,
    "rush": rushes,
    "papers": papers,
    "autosave": writing,
    "reading": reading,
}
REPORT = ROOT / "docs" / "benchmarks.md"
PACKAGES = ("Django", "granian", "psycopg", "typst", "docxtpl", "python-docx", "pypdfium2", "pdfplumber")
READING = """\
Sizes are members × agenda items. A time is the median of its runs, in brackets the value that 95 % of them do not
exceed. A page is asked for through Django's test client with DEBUG off; its queries for the two sizes must be equally
many (`=`). A fresh process is timed from its start to its end. In a running process every paper is another one, for
typst remembers what it has set before; of LibreOffice it is what each further paper adds to one process. A field of a
generated paper is right when all of it is what was written; the papers come from a generator that is no part of the
program. Reading is opening a file and telling its papers apart into fields; text alone is python-docx's paragraphs and
cells, and pdfplumber's `extract_text`. These and the checks are in milliseconds of the processor, which a busy machine
changes less. The figures are of one run on one machine: compare them with each other, and with another run on the same
machine.

Expertise is measured with materials/experts/reviews. Over HTTP both programs are served by real servers of two
processes, signed in to by their forms and asked in turn, by one client, then by four at once, each answer over a
connection of its own: ours by granian as `rumo serve` starts it, pretalx by gunicorn with debug off and SQLite, as it
comes. pretalx is filled with as many proposals, reviewers, assignments, reviews, criteria and scores; its reviewers see
what they were assigned and no reviews of others, as our experts do, and its lists show as many rows as ours. It is no
dependency: `RUMO_PEER_PRETALX` names a virtual environment that has it (`pip install pretalx gunicorn`, then `python -m
pretalx rebuild`, which takes Node.js), or `python -m benchmarks --with-peers` installs it into a temporary one.

The region is what `rumo generate --scale region` makes, and a tenth of it. All figures of a year and of the year before
are counted as the report counts them, with its tables; beside them, in turn, stand the same numbers by twenty-six
statements of bare SQL a year, and five for the tables. A figure that differs from bare SQL is named.

A public page is asked for by visitors without an account who keep their connections open, of one process as `rumo
serve` starts it. It is made when nobody has asked for it since the last write, and kept from then on; a visitor who has
it is told that it is unchanged. Beside it stand the same bytes as a static file, given by the same server through
whitenoise, and by granian's own file server, which runs no Python: the bar that no program in Python reaches. Lists for
programs are asked for with a key, ours and pretalx's by turns, each answer over a connection of its own: materials
beside its submissions, people beside its speakers.
"""


def main(arguments: Sequence[str]) -> None:
    options = _options(arguments)
    started = time.monotonic()
    chosen = [options.only] if options.only else list(SECTIONS)
    effort = replace(QUICK if options.quick else Effort(), with_peers=options.with_peers)
    tables: list[Table] = []
    with prepared_site() as site:
        about = _about(site)
        print(about, flush=True)
        for name in chosen:
            for table in SECTIONS[name](site, effort):
                print(f"\n{table}", flush=True)
                tables.append(table)
    print(f"\nMeasured in {time.monotonic() - started:.0f} s.")
    if options.out:
        text = "\n".join(["# Benchmarks", "", about, "", READING, "\n\n".join(map(str, tables)), ""])
        options.out.write_text(text, encoding="utf-8")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure pages, papers, writing and reading."
    )
    parser.add_argument("--quick", action="store_true", help="fewer runs: an impression, not a figure to quote")
    parser.add_argument("--only", choices=SECTIONS, help="one section")
    parser.add_argument("--with-peers", action="store_true", help="install pretalx for the run where it is missing")
    parser.add_argument("--out", type=Path, help="where to keep the tables (a whole run: docs/benchmarks.md)")
    options = parser.parse_args(arguments)
    if options.out is None and not options.quick and options.only is None:
        options.out = REPORT
    return options


def _about(site: Site) -> str:
    """The day, the machine and the versions, in one paragraph."""
    with LibreOffice() as office:
        peer = f"LibreOffice {office.version}"
    kinds = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)]
    kinds += [*(f"{database.name} {database.version}" for database in site.databases), peer]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"Measured on {datetime.now(UTC):%Y-%m-%d} by `make bench`: {machine}; {', '.join(kinds)}."


if __name__ == "__main__":
    main(sys.argv[1:])
