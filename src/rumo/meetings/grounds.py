"""Why a meeting is held: the plan stands a room above, so that room registers how to find its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rumo.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Ground:
    """What a meeting follows from: what the link says and where it leads."""

    label: str
    url: str


Finder = Callable[[Any, Meeting], Sequence[tuple[str, str]]]

_finders: list[Finder] = []


def register_ground(finder: Finder) -> None:
    """`finder(user, meeting)` returns labels and urls that the user may follow, in a constant number of queries."""
    if finder not in _finders:
        _finders.append(finder)


def grounds_of(user: Any, meeting: Meeting) -> list[Ground]:
    """Everything the meeting follows from."""
    return [Ground(label, url) for finder in _finders for label, url in finder(user, meeting)]
