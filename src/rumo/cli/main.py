"""The group `rumo` and its subcommands.

Commands that read or write records ask for `needs_django`; those that work on files alone start without it.
"""

from __future__ import annotations

import click

from rumo.cli.check import check
from rumo.cli.convert import convert
from rumo.cli.deadlines import deadlines
from rumo.cli.demo import demo
from rumo.cli.figures import figures
from rumo.cli.generate import generate
from rumo.cli.manage import manage
from rumo.cli.paper import paper
from rumo.cli.plan import plan
from rumo.cli.read import read
from rumo.cli.serve import serve, work
from rumo.cli.tick import tick


@click.group(help="РУМО: методические объединения, заседания, протоколы.")
@click.version_option(package_name="rumo", message="rumo %(version)s")
def main() -> None:
    """Every subcommand is registered below, one line each."""


for command in (serve, work, demo, paper, plan, figures, generate, read, check, convert, deadlines, tick, manage):
    main.add_command(command)
