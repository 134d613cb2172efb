"""`rumo demo`: an invented region, ready to click through."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from rumo.cli import serve as serving
from rumo.cli.home import stand_on_the_demo_day


@click.command(help="Открыть демонстрацию: выдуманный регион, вход в любую роль одним нажатием.")
@click.option("--port", default=8000, type=int, envvar="RUMO_PORT", show_default=True, help="Порт.")
@click.option("--load-only", is_flag=True, help="Только загрузить данные, не открывая сайт.")
def demo(port: int, load_only: bool) -> None:
    """Loads the region once; a second run goes on with what is there."""
    stand_on_the_demo_day()
    os.environ.setdefault("RUMO_URL", f"http://127.0.0.1:{port}")
    serving.prepare()
    subprocess.run([sys.executable, "-m", "rumo.cli", "manage", "load_demo"], check=True)
    if not load_only:
        sys.exit(serving.run_together(serving.parts("127.0.0.1", port, workers=1, threads=8, web_only=False)))
