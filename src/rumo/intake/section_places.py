"""Where the sections of an analysis stand in its source: a reader tells it of the figures only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rumo.papers.analysis import Analysis, Section
from rumo.papers.blocks import plain_text


def section_places(paper: Analysis, blocks: Sequence[Mapping[str, Any]], first: int) -> list[dict[str, Any]]:
    """Places of headings and texts, as a reader would give them; `first` is the block with which the paper begins.

    What was corrected by hand is no longer found in the source and has no place.
    """
    lines = [(block["index"], _plain(block["text"])) for block in blocks if "text" in block and block["index"] >= first]
    found, at = [], 0
    for path, text in _texts(paper.sections, "sections"):
        wanted = _plain(text)
        here = next((n for n in range(at, len(lines)) if wanted and lines[n][1].startswith(wanted)), None)
        if here is None:
            continue
        at = here
        place = {"block": lines[here][0], "start": 0, "end": len(lines[here][1]), "page": None}
        found.append({"path": path, "confidence": 1.0, "place": place})
    return found


def _texts(sections: Sequence[Section], path: str) -> Iterator[tuple[str, str]]:
    """Each heading, and the beginning of the text under it, in their order."""
    for number, section in enumerate(sections):
        own = f"{path}[{number}]"
        yield f"{own}.title", section.title
        first_line = plain_text(section.blocks).partition("\n")[0]
        yield f"{own}.blocks", first_line
        yield from _texts(section.sections, f"{own}.sections")


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(":").lower()
