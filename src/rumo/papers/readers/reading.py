"""What a kind reader returns: the paper, and where each of its fields was found with what confidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rumo.papers.readers.document import Place


@dataclass(frozen=True, slots=True)
class Found:
    """One field: `path` as in the paper's JSON («items[2].resolutions[0].text»), its place, how sure we are, 0 to 1."""

    path: str
    place: Place
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Unread:
    """Text that belongs to the paper but was not understood: listed, never dropped in silence."""

    text: str
    place: Place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper read from blocks `first` to `last` (inclusive) of a document. `paper` is a dataclass of `rumo.papers`."""

    kind: str
    paper: Any
    first: int
    last: int
    confidence: float
    found: tuple[Found, ...] = ()
    unread: tuple[Unread, ...] = field(default_factory=tuple)
