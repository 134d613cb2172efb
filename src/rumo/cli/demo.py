"""`rumo demo`: an invented region, ready to click through."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from rumo.cli import serve as serving

DEMO_DAY = "2024-06-20"


@click.command()
@click.option("--port", default=8000, type=int, envvar="RUMO_PORT", show_default=True, help="Порт.")
@click.option("--load-only", is_flag=True, help="Только загрузить данные, не открывая сайт.")
def demo(port: int, load_only: bool) -> None:
    """Открыть демонстрацию: выдуманный регион, вход в любую роль одним нажатием."""
    serving.prepare()
    subprocess.run([sys.executable, "-m", "rumo.cli", "manage", "load_demo"], check=True)
    if load_only:
        return
    sys.exit(serving.run_together(serving.parts("127.0.0.1", port, workers=1, threads=8, web_only=False)))


def stand_on_the_demo_day() -> None:
    """The environment of the demo, set before Django reads its settings; what is set already stays."""
    for name, value in {"RUMO_DEMO": "1", "RUMO_TODAY": DEMO_DAY, "RUMO_HOME": os.path.join("var", "demo")}.items():
        os.environ.setdefault(name, value)
