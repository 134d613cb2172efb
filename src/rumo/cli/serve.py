"""`rumo serve`: the web server, the background worker and the clock, started and stopped together."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from types import FrameType

import click

from rumo.cli.home import ensure_secret_key

PYTHON = sys.executable


@click.command()
@click.option("--host", default="127.0.0.1", envvar="RUMO_HOST", show_default=True, help="Адрес, на котором слушать.")
@click.option("--port", default=8000, type=int, envvar="RUMO_PORT", show_default=True, help="Порт.")
@click.option("--workers", default=1, type=int, envvar="RUMO_WORKERS", show_default=True, help="Процессов веб-сервера.")
@click.option("--threads", default=8, type=int, envvar="RUMO_THREADS", show_default=True, help="Потоков в процессе.")
@click.option("--web-only", is_flag=True, help="Без фоновых заданий: они работают отдельно («rumo work»).")
def serve(host: str, port: int, workers: int, threads: int, web_only: bool) -> None:
    """Запустить сайт вместе с фоновыми заданиями."""
    prepare()
    sys.exit(run_together(parts(host, port, workers, threads, web_only=web_only)))


@click.command()
def work() -> None:
    """Запустить только фоновые задания: письма, напоминания."""
    ensure_secret_key()
    sys.exit(run_together(background_parts()))


def prepare() -> None:
    """Bring the database and the static files to this version."""
    ensure_secret_key()
    for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input", "--verbosity", "0"]):
        subprocess.run([PYTHON, "-m", "rumo.cli", "manage", *command], check=True)


def parts(host: str, port: int, workers: int, threads: int, *, web_only: bool) -> dict[str, list[str]]:
    """Commands by name: what one installation consists of."""
    web = [
        PYTHON, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", str(threads), "--no-ws", "--log-level", "warning",
        # One that dies is replaced; without this all the others would stop.
        "--respawn-failed-workers", "rumo.config.wsgi:application",
    ]  # fmt: skip
    return {"web": web} if web_only else {"web": web, **background_parts()}


def background_parts() -> dict[str, list[str]]:
    return {
        "worker": [PYTHON, "-m", "rumo.cli", "manage", "db_worker", "--verbosity", "1", "--interval", "0.5"],
        "clock": [PYTHON, "-m", "rumo.cli", "tick", "--forever"],
    }


def run_together(commands: Mapping[str, list[str]]) -> int:
    """Start every command; when one ends or we are told to stop, stop them all. Returns the exit status to end with."""
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    # In a session of their own, so that Ctrl+C reaches us first and the order of stopping is ours.
    processes = {name: subprocess.Popen(command, start_new_session=True) for name, command in commands.items()}
    status = 0
    while not stopping:
        ended = next((name for name, process in processes.items() if process.poll() is not None), None)
        if ended is not None:
            status = processes[ended].returncode or 1
            click.echo(f"Остановился процесс «{ended}» (код {status}): завершаю остальные.", err=True)
            break
        time.sleep(0.3)
    for process in processes.values():
        process.terminate()
    for process in processes.values():
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
    return status
