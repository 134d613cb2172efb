"""A file to what is in it: its blocks, the papers found, what the checks say of each. No Django, no records.

The file is a stranger's, so the worker runs this module as a process of its own with limits of time and memory
(`process.py`); the command line calls `extract` itself.
"""

from __future__ import annotations

import json
import math
import resource
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from types import FrameType
from typing import Any

from rumo.intake import source
from rumo.intake.findings import check_readings, finding_json
from rumo.papers.checks.findings import Finding
from rumo.papers.readers.document import SourceDocument, UnreadableFile
from rumo.papers.readers.json import reading_json
from rumo.papers.readers.nominative import Directory
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.reading import Reading
from rumo.papers.readers.splitting import read_papers
from rumo.russian.cases import Gender

# Of address space, in bytes. Reading 500 pages takes some 130 MB of it; a LibreOffice that is started for a .doc lifts
# the limit to MOST_MEMORY for itself, for it reserves far more than it touches.
MEMORY = 300 * 1024**2
MOST_MEMORY = 2 * 1024**3
# Seconds of the processor. 500 pages are opened and read in 3 to 4; a file made to harm has no more than five to open.
# What was opened is well formed and not too long, so reading it may take longer on a slow machine.
OPENING_SECONDS = 5
READING_SECONDS = 30
TOO_SLOW = "Файл открывается дольше пяти секунд: он повреждён или слишком велик. Сохраните его заново или частями."
TOO_MUCH = "Файлу нужно слишком много памяти. Разделите его на части или уберите из него рисунки."

_BESIDE = frozenset({"confidence", "blocks", "unread", "found"})


@dataclass(frozen=True, slots=True)
class Extraction:
    """A file that was read: the document and, for each paper found in it, its reading with the findings."""

    document: SourceDocument
    papers: tuple[tuple[Reading, tuple[Finding, ...]], ...]


class KnownPeople:
    """The directory's people as readers ask for them. A name is (surname, initials, gender «f» or «m»)."""

    def __init__(self, people: Iterable[tuple[str, str, str]]) -> None:
        self._genders: dict[str, dict[str, Gender]] = {}
        for surname, initials, gender in people:
            self._genders.setdefault(surname, {})[initials] = Gender(gender)

    def surnames(self) -> Iterable[str]:
        return self._genders.keys()

    def find(self, surname: str, initials: str) -> Gender | None:
        return self._genders.get(surname, {}).get(initials)


def extract(data: bytes, name: str, directory: Directory | None = None) -> Extraction:
    """Raises UnreadableFile with a Russian message."""
    return read_document(open_document(data, name), directory)


def read_document(document: SourceDocument, directory: Directory | None = None) -> Extraction:
    """The papers of a document that was opened, each with what the checks say."""
    readings = read_papers(document, directory)
    return Extraction(document, tuple(zip(readings, check_readings(readings), strict=True)))


def to_json(extraction: Extraction) -> dict[str, Any]:
    """`{"source": …, "papers": [{"kind", "confidence", "first_block", "data", "found", "unread", "findings"}]}`.

    `found` has `{"path", "confidence", "place": {"block", "start", "end", "page", "row", "column"}}`, `unread`
    `{"text", "reason", "place"}`.
    """
    return {
        "source": source.to_json(extraction.document),
        "papers": [
            {
                "kind": reading.kind,
                "confidence": reading.confidence,
                "first_block": reading.first,
                "data": _data(reading),
                "found": [asdict(each) for each in reading.found],
                "unread": [asdict(each) for each in reading.unread],
                "findings": [finding_json(finding) for finding in findings],
            }
            for reading, findings in extraction.papers
        ],
    }


def _data(reading: Reading) -> dict[str, Any]:
    """The paper alone: where it was found and what was left over is kept beside it."""
    return {name: value for name, value in reading_json(reading).items() if name not in _BESIDE}


@contextmanager
def limited_to(seconds: int) -> Iterator[None]:
    """Raises UnreadableFile when what is done within takes longer than so many seconds of the processor.

    Work that does not come back to Python, deep in a library, is ended by the system at READING_SECONDS.
    """

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise UnreadableFile(TOO_SLOW)

    before = signal.signal(signal.SIGXCPU, give_up)
    used = math.ceil(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + READING_SECONDS))
    try:
        yield
    finally:
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))
        signal.signal(signal.SIGXCPU, before)


def main() -> None:
    """Standard input: a line of JSON `{"name", "people"}`, then the file's bytes.

    Standard output: `to_json`, or `{"message"}` when the file cannot be read.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MOST_MEMORY))
    about = json.loads(sys.stdin.buffer.readline())
    try:
        with limited_to(OPENING_SECONDS):
            document = open_document(sys.stdin.buffer.read(), about["name"])
        answer = to_json(read_document(document, KnownPeople(about["people"])))
    except MemoryError:
        answer = {"message": TOO_MUCH}
    except UnreadableFile as error:
        answer = {"message": str(error)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
