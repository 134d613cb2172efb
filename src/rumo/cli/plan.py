"""`rumo plan …`: what a plan obliges to, for a person or for another program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from rumo.cli.django import needs_django
from rumo.cli.paper import plan_by

if TYPE_CHECKING:
    from rumo.planning.execution.obligations import Duties


@click.group(help="Планы: что они обязывают сделать.")
def plan() -> None:
    """One command a question."""


@plan.command(help="Обязательства плана: что, сколько раз, к какому дню.")
@click.option("--plan", "plan_id", type=int, required=True, metavar="ID", help="Номер плана в системе.")
@click.option("--json", "as_json", is_flag=True, help="В виде JSON.")
@needs_django
def obligations(plan_id: int, as_json: bool) -> None:
    """List the duties of every row and planned meeting. Exit codes: 0 done, 1 no such plan."""
    # Models can be imported only after Django has started.
    from rumo.core import clock
    from rumo.planning.execution.obligations import obligations_of
    from rumo.planning.execution.year import year_of

    found = obligations_of(year_of(plan_by(plan_id), clock.today()))
    if as_json:
        click.echo(json.dumps([_as_json(each) for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        click.echo(_line(each))


def _line(duties: Duties) -> str:
    """«1. Заседания РУМО — выполнить: 4 раза, сделано 2 (I квартал 2024; …)»"""
    bodies = f", объединений {duties.bodies}" if duties.bodies else ""
    terms = "; ".join(duties.labels)
    return (
        f"{duties.number}. {duties.title} — {duties.duty_word}: нужно {duties.wanted}{bodies}, "
        f"сделано {duties.done} ({terms})"
    )


def _as_json(duties: Duties) -> dict[str, Any]:
    return {
        "number": duties.number,
        "title": duties.title,
        "duty": duties.duty.value,
        "wanted": duties.wanted,
        "done": duties.done,
        "bodies": duties.bodies,
        "dues": [day.isoformat() for day in duties.dues],
        "labels": list(duties.labels),
    }
