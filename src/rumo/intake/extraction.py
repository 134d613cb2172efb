"""A file to what is in it: its blocks, the papers found, what the checks say of each. No Django, no records.

The file is a stranger's, so the worker runs this module as a process of its own with limits of time and memory
(`process.py`); the command line calls `extract` itself.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
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

# Of address space, not of what is used: the libraries of PDF and XML reserve far more than they touch.
MEMORY = 2 * 1024**3

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
    document = open_document(data, name)
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


def main() -> None:
    """Standard input: a line of JSON `{"name", "people"}`, then the file's bytes.

    Standard output: `to_json`, or `{"message"}` when the file cannot be read.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    about = json.loads(sys.stdin.buffer.readline())
    try:
        answer = to_json(extract(sys.stdin.buffer.read(), about["name"], KnownPeople(about["people"])))
    except UnreadableFile as error:
        answer = {"message": str(error)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
