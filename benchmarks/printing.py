"""Runs the printers: ours in fresh and in running processes, and LibreOffice on the same Word files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.installation import ROOT

LONGEST_S = 180


@dataclass(frozen=True, slots=True)
class Printing:
    """`fresh` and `running` in ms a paper; `size` in bytes, of the first copy."""

    fresh: list[float]
    running: list[float]
    size: int


def print_ours(kind: str, paper: Path, *, fresh: int, running: int) -> Printing:
    """A fresh process from its start to its end, one paper each; then many papers in one, the first not counted.

    What is printed lies beside `paper`, in a folder named after its kind.
    """
    folder = paper.parent / kind
    folder.mkdir()
    command = [sys.executable, "-m", "benchmarks.papers", kind, str(paper)]
    whole = [_time_of([*command, "1", str(folder)]) for _ in range(fresh)]
    done = subprocess.run(
        [*command, str(running + 1), str(folder)], cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=LONGEST_S
    )
    return Printing(whole, json.loads(done.stdout)[1:], (folder / f"0.{kind}").stat().st_size)


class LibreOffice:
    """`soffice` with a profile of its own. As a context it cleans up after itself."""

    def __init__(self) -> None:
        self.command = shutil.which("soffice") or shutil.which("libreoffice")
        self._folder = tempfile.TemporaryDirectory(prefix="rumo-bench-soffice-", ignore_cleanup_errors=True)

    def __enter__(self) -> LibreOffice:
        return self

    def __exit__(self, *_error: object) -> None:
        self._folder.cleanup()

    @property
    def version(self) -> str:
        if self.command is None:
            return "not on this machine"
        done = subprocess.run([self.command, "--version"], capture_output=True, text=True, check=True, timeout=60)
        return done.stdout.split()[1]

    def print(self, documents: Sequence[Path], *, fresh: int) -> Printing:
        """One document a process; then all in one, from which the time of a single one is taken off.

        Where the noise is greater than what the others add, nothing is given as the time in a running process.
        """
        shutil.rmtree(self._out, ignore_errors=True)
        self._convert(documents[:1])  # makes the profile
        whole = [self._convert(documents[:1]) for _ in range(fresh)]
        together = self._convert(documents)
        each = (together - median(whole)) / (len(documents) - 1)
        return Printing(whole, [each] if each > 0 else [], (self._out / f"{documents[0].stem}.pdf").stat().st_size)

    @property
    def _out(self) -> Path:
        return Path(self._folder.name) / "out"

    def _convert(self, documents: Sequence[Path]) -> float:
        profile = (Path(self._folder.name) / "profile").as_uri()
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(self._out)]
        took = _time_of([str(self.command), *options, *map(str, documents)])
        # It ends with 0 even when it could not convert.
        if missing := [each.name for each in documents if not (self._out / f"{each.stem}.pdf").exists()]:
            raise RuntimeError(f"LibreOffice made no PDF of {', '.join(missing)}")
        return took


def _time_of(command: Sequence[str]) -> float:
    """Milliseconds from the start of the process to its end."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=LONGEST_S)
    return 1000 * (time.perf_counter() - begun)
