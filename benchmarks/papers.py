"""Minutes as DOCX, PDF and HTML: `python -m benchmarks.papers FORMAT PAPER.json COPIES FOLDER`.

It needs no Django, like the writers themselves. Prints the milliseconds of each copy as JSON; the files stay in FOLDER.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rumo.papers.json import from_json
from rumo.papers.minutes import Minutes

# Running text of a paper; names and enumerations stay as they are.
TEXTS = frozenset({"text", "title", "about"})


def main(kind: str, source: str, copies: str, folder: str) -> None:
    data = json.loads(Path(source).read_bytes())
    write = writer(kind)
    times = []
    for n in range(int(copies)):
        paper = from_json(varied(data, n))
        begun = time.perf_counter()
        made = write(paper)
        times.append(1000 * (time.perf_counter() - begun))
        (Path(folder) / f"{n}.{kind}").write_bytes(made.encode() if isinstance(made, str) else made)
    json.dump(times, sys.stdout)


def writer(kind: str) -> Callable[[Minutes], bytes | str]:
    """Only the writer asked for is loaded: its loading is a part of the first print."""
    if kind == "docx":
        from rumo.papers.writers.docx import write_docx

        return write_docx
    if kind == "pdf":
        from rumo.papers.writers.pdf import write_pdf

        return write_pdf
    from rumo.papers.writers.html import write_html

    return write_html


def varied(value: Any, n: int) -> Any:
    """The same paper with every running text changed: typst remembers the layout of what it has set before."""
    if isinstance(value, list):
        return [varied(each, n) for each in value]
    if isinstance(value, dict):
        return {key: _changed(key, each, n) for key, each in value.items()}
    return value


def _changed(key: str, value: Any, n: int) -> Any:
    return f"{value} ({n})" if key in TEXTS and isinstance(value, str) and value else varied(value, n)


if __name__ == "__main__":
    main(*sys.argv[1:])
