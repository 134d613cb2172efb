"""`rumo tick`: what must be done by the clock (reminders, letters to try again)."""

from __future__ import annotations

import time

import click
from django.db import close_old_connections

from rumo.cli.django import needs_django
from rumo.core import clock, schedule


@click.command()
@click.option("--forever", is_flag=True, help="Не завершаться: повторять раз в минуту.")
@needs_django
def tick(forever: bool) -> None:
    """Выполнить назначенное на сейчас: напоминания, повторная отправка писем."""
    ticker = schedule.Ticker()
    while True:
        close_old_connections()
        run = ticker.tick(clock.now())
        if not forever:
            click.echo("Выполнено: " + (", ".join(run) or "ничего не назначено") + ".")
            return
        time.sleep(60)
