"""The readers and the checks on real documents: `make seeds`. The documents are no part of the repository."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rumo.papers.checks.findings import Finding, Severity
from rumo.papers.checks.papers import check_document, check_paper
from rumo.papers.readers.document import UnreadableFile
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.reading import Reading
from rumo.papers.readers.splitting import read_papers

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


def main() -> None:
    """A document a block: the papers in it with the fields counted, then how often each rule found something."""
    files = sorted(path for path in SEEDS.glob("*") if path.is_file()) if SEEDS.is_dir() else []
    if not files:
        sys.stdout.write("Настоящих документов рядом нет (папка shared/seeds): проверять нечего.\n")
        return
    for path in files:
        sys.stdout.write("\n".join([*_report(path), "", ""]))


def _report(path: Path) -> Iterator[str]:
    started = time.perf_counter()
    try:
        readings = read_papers(open_document(path.read_bytes(), path.name))
    except UnreadableFile as error:
        yield f"{path.name}: {error}"
        return
    yield f"{path.name} ({time.perf_counter() - started:.2f} с)"
    found: list[Finding] = list(check_document(readings))
    for reading in readings:
        yield f"  {_described(reading)}"
        found += check_paper(reading.paper)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    yield f"  находок {len(found)}, из них ошибок {errors}"
    yield from (f"    {count:3} {code}" for code, count in sorted(Counter(each.code for each in found).items()))


def _described(reading: Reading) -> str:
    """The kind and its parts counted: no name of anybody is printed."""
    paper = reading.paper
    fields = getattr(paper, "__dataclass_fields__", ())
    counted = {name: len(value) for name in fields if isinstance(value := getattr(paper, name), tuple) and value}
    parts = ", ".join(f"{name} {count}" for name, count in counted.items())
    read = f"полей {len(reading.found)}, не прочитано {len(reading.unread)}"
    return f"{reading.kind} {reading.confidence:.2f}: {parts}; {read}"


if __name__ == "__main__":
    main()
