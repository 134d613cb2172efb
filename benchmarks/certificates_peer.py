"""The same certificates the usual way: filled into a Word template, then turned into PDF by LibreOffice."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.printing import LibreOffice
from rumo.papers.certificate_json import certificate_from_json
from rumo.papers.writers.docx import write_docx

# A second start of LibreOffice with so few files tells what starting costs, and what is left to the files.
_FEW = 2


def measure(*, papers: str, fresh: int) -> dict[str, Any]:
    """Milliseconds: `filled` of each Word file, `fresh` of LibreOffice started for one, `running` of each further one.

    `processor` are those of the processor for one file more, filled and printed. `memory` is the peak of LibreOffice
    alone, in MB. Nothing is issued, no code drawn, no files joined: only printed.
    """
    documents, filled, filling = _filled(papers)
    with LibreOffice() as office:
        idle = _children()
        office.print(documents[:_FEW], fresh=fresh)
        started = _children()
        printed = office.print(documents, fresh=fresh)
        printing = ((_children() - started) - (started - idle)) / (len(documents) - _FEW)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    times = {"filled": filled, "fresh": printed.fresh, "running": printed.running}
    return {**times, "processor": filling + printing, "memory": memory}


def _filled(papers: str) -> tuple[Sequence[Path], list[float], float]:
    """The Word files, ms each took, and ms of the processor of one; the first, which loads the library, apart."""
    folder = Path(papers).parent / "certificates"
    folder.mkdir()
    sheets = [certificate_from_json(data) for data in json.loads(Path(papers).read_text(encoding="utf-8"))]
    write_docx(sheets[0])
    documents, filled = [], []
    worked = time.process_time()
    for n, paper in enumerate(sheets):
        begun = time.perf_counter()
        content = write_docx(paper)
        filled.append(1000 * (time.perf_counter() - begun))
        documents.append(folder / f"{n}.docx")
        documents[-1].write_bytes(content)
    return documents, filled, 1000 * (time.process_time() - worked) / len(sheets)


def _children() -> float:
    """Milliseconds of the processor that ended processes have had."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (used.ru_utime + used.ru_stime)
