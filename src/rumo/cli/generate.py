"""`rumo generate`: invented regions of real size, to try the system and to measure it on."""

from __future__ import annotations

import time
from operator import attrgetter

import click

from rumo.cli.django import needs_django
from rumo.cli.refused import Refused


@click.command(help="Наполнить систему выдуманными данными: регион настоящего размера за пять лет или десять таких.")
@click.option("--scale", type=click.Choice(["region", "country"]), required=True, help="Один регион или десять.")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(min=0), help="Другое число — другие люди.")
@click.option("--add", "adds", is_flag=True, help="Добавить к тому, что уже есть в системе.")
@needs_django
def generate(scale: str, seed: int, adds: bool) -> None:
    """Exit codes: 0 done, 1 there are regions and `--add` was not given."""
    # Models can be imported only after Django has started.
    from rumo.core.errors import Refusal
    from rumo.demo.generate.everything import generate as make
    from rumo.demo.generate.scale import SCALES

    began = time.monotonic()
    try:
        # A loop would keep each region in memory until the next one is made.
        admins = list(map(attrgetter("admin.email"), make(SCALES[scale], seed=seed, adds=adds, tell=click.echo)))
    except Refusal as refusal:
        raise Refused(str(refusal)) from refusal
    click.echo(f"Готово за {time.monotonic() - began:.0f} с. Войти можно так: задайте пароль администратору региона")
    for email in admins:
        click.echo(f"  rumo manage changepassword {email}")
