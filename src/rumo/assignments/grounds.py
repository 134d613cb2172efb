"""Where assignments come from. The records stand a room above, so that room registers how to find them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rumo.assignments.models import Assignment


@dataclass(frozen=True, slots=True)
class Origin:
    """The place an assignment follows from: what the link says and where it leads."""

    label: str
    url: str


Finder = Callable[[Sequence[Assignment]], Mapping[int, tuple[str, str]]]

_finders: list[Finder] = []


def register_origin(finder: Finder) -> None:
    """`finder(assignments)` returns `{pk: (label, url)}` for those it knows, in a constant number of queries."""
    if finder not in _finders:
        _finders.append(finder)


def origins(assignments: Sequence[Assignment]) -> dict[int, Origin]:
    """The origin of each assignment that has one."""
    found: dict[int, Origin] = {}
    for finder in _finders:
        found.update({pk: Origin(label, url) for pk, (label, url) in finder(assignments).items()})
    return found
