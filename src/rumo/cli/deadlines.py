"""`rumo deadlines "ФРАЗА" --period 2024 | 2023/2024 [--json]`: what a deadline phrase obliges to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from rumo.cli.files import AS_JSON
from rumo.cli.refused import WrongOptions

if TYPE_CHECKING:
    from rumo.russian.deadlines.schedule import Schedule


@click.command(help="Разобрать срок из плана: «до 10 декабря», «не реже одного раза в квартал».")
@click.argument("phrase", metavar="ФРАЗА")
@click.option("--period", required=True, metavar="ГОД", help="Год плана: 2024 или 2023/2024.")
@AS_JSON
def deadlines(phrase: str, period: str, as_json: bool) -> None:
    """Exit code 2 for a period that is no year."""
    from rumo.russian.deadlines.parser import parse_deadline
    from rumo.russian.deadlines.periods import Period
    from rumo.russian.deadlines.schedule_json import to_json

    try:
        year = Period.parse(period)
    except ValueError as error:
        raise WrongOptions(f"{error}.") from error
    schedule = parse_deadline(phrase, year)
    if as_json:
        click.echo(json.dumps(to_json(schedule), ensure_ascii=False, indent=2))
    else:
        _print(schedule)


def _print(schedule: Schedule) -> None:
    click.echo(f"«{schedule}», {schedule.period}")
    click.echo(f"  {schedule.explain()}")
    owed = schedule.obligations()
    if not owed:
        return
    click.echo("\n  когда начинать   срок         что")
    for each in owed:
        due = f"{each.due:%d.%m.%Y}" if each.due else "—"
        outside = " (вне периода)" if each.outside else ""
        click.echo(f"  {each.opens:%d.%m.%Y}       {due:<12} {each.label}{outside}")
