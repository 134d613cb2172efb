"""`python -m benchmarks.fuzz [--count N] [FILE…]`: damaged files through opening, reading and checking.

Each must be read or refused in words, within 5 seconds; the process must stay under 300 MB. Our own samples are always
among the files; old papers of your own may be named beside them.
"""

from __future__ import annotations

import random
import resource
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import click

from rumo.papers.checks.papers import check_document
from rumo.papers.readers.document import UnreadableFile
from rumo.papers.readers.json import reading_json
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.splitting import read_papers
from rumo.papers.samples import SAMPLES
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.pdf import write_pdf

SECONDS, MEGABYTES = 5.0, 300
Change = Callable[[random.Random, bytes], bytes]


@click.command()
@click.option("--count", default=10_000, show_default=True, help="How many damaged files.")
@click.option("--seed", default=2024, show_default=True)
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def run(count: int, seed: int, files: tuple[Path, ...]) -> None:
    """Print what became of the files; exit status 1 when one crashed or went over a limit."""
    chance = random.Random(seed)
    whole = [(path.name, path.read_bytes()) for path in files] + own_files()
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for number in range(count):
        name, data = chance.choice(whole)
        damaged = damage(chance, data)
        started = time.perf_counter()
        outcomes[outcome := go_through(name, damaged)] += 1
        slowest = max(slowest, time.perf_counter() - started)
        if outcome == "crashed":
            click.echo(f"It was file {number}, made of {name}.", err=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(f"{dict(outcomes)}; the slowest took {slowest:.2f} s; {memory:.0f} MB at most")
    sys.exit(int(bool(outcomes["crashed"]) or slowest > SECONDS or memory > MEGABYTES))


def own_files() -> list[tuple[str, bytes]]:
    made = [("sample.docx", write_docx(sample)) for sample in SAMPLES]
    return [*made, ("sample.pdf", write_pdf(SAMPLES[0]))]


def go_through(name: str, data: bytes) -> str:
    """«read», «refused» or «crashed»."""
    try:
        readings = read_papers(open_document(data, name))
        for reading in readings:
            reading_json(reading)
        check_document(readings)
    except UnreadableFile:
        return "refused"
    except Exception:  # whatever it is, it is what this script looks for
        click.echo(traceback.format_exc(), err=True)
        return "crashed"
    return "read"


def damage(chance: random.Random, data: bytes) -> bytes:
    """One to six small changes: to the bytes, or to the parts inside a zipped format, so that some of them open."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _inside(chance, data)
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(CHANGES)(chance, data)
    return data


def _inside(chance: random.Random, data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as damaged:
        for name in whole.namelist():
            part = whole.read(name)
            if name == "word/document.xml":
                part = _letters(chance, part)
            elif name.endswith(".xml") and chance.random() < 0.1:
                part = chance.choice(CHANGES)(chance, part)
            damaged.writestr(name, part)
    return out.getvalue()


def _letters(chance: random.Random, part: bytes) -> bytes:
    """Whole paragraphs cut out or doubled, words changed: still a document, no longer the one it was."""
    pieces = part.split(b"<w:p>")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(pieces))
        if chance.random() < 0.5:
            pieces.insert(at, pieces[at])
        elif len(pieces) > 2:
            del pieces[at]
    text = b"<w:p>".join(pieces)
    return chance.choice(CHANGES)(chance, text) if chance.random() < 0.3 else text


def _cut(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randint(1, 200) :]


def _double(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at : at + chance.randint(1, 200)] + data[at:]


def _swap(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes(chance.randrange(256) for _ in range(chance.randint(1, 4))) + data[at + 1 :]


def _truncate(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)] if chance.random() < 0.3 else data


CHANGES: tuple[Change, ...] = (_cut, _double, _swap, _truncate)

if __name__ == "__main__":
    run()
