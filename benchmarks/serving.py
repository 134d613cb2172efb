"""Web servers of the run: started on a free port of this machine, waited for, stopped at the end."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.installation import ROOT, Installation
from rumo.cli import serve

HOST = "127.0.0.1"
STARTING_S, STOPPING_S = 40, 15


@contextmanager
def server(installation: Installation, *, workers: int = 1, threads: int = 8) -> Iterator[int]:
    """Our web server as `rumo serve` starts it; gives the port."""
    port = free_port()
    command = serve.parts(HOST, port, workers=workers, threads=threads, web_only=True)["web"]
    with running(command, port, health="/healthz", env=installation.env, log=installation.home / "web.log"):
        yield port


@contextmanager
def running(
    command: Sequence[str], port: int, *, health: str, env: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A server of any kind, from the first answer of its `health` page on; gives its process."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out)
    try:
        if not _answers(port, health):
            raise TimeoutError(f"The web server did not start:\n{log.read_text(errors='replace')[-2000:]}")
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=STOPPING_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(port: int, path: str) -> bool:
    """Waits till the server is up, or as long as one may wait for that."""
    until = time.monotonic() + STARTING_S
    while time.monotonic() < until:
        connection = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return True
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    return False
