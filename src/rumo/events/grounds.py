"""What stands above an event and leads to it or from it: a plan's row, a practice gone on to expertise.

Those rooms register how to find their links; an event's page shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rumo.events.models import Event, Talk


@dataclass(frozen=True, slots=True)
class Ground:
    """What the link says and where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class PracticeWay:
    """Where a practice goes on: `label` and `url`, "" where the user may not follow. `starts` is a step to be taken by
    pressing a button, else the url is followed."""

    label: str
    url: str
    starts: bool = False


EventFinder = Callable[[Any, Event], Sequence[tuple[str, str]]]
PracticeFinder = Callable[[Any, Sequence[Talk]], Mapping[int, PracticeWay]]

_event_finders: list[EventFinder] = []
_practice_finders: list[PracticeFinder] = []


def register_ground(finder: EventFinder) -> None:
    """`finder(user, event)` returns labels and urls the user may follow, in a constant number of queries."""
    if finder not in _event_finders:
        _event_finders.append(finder)


def register_practice_way(finder: PracticeFinder) -> None:
    """`finder(user, talks)` says for practices, by key, where each one goes on."""
    if finder not in _practice_finders:
        _practice_finders.append(finder)


def grounds_of(user: Any, event: Event) -> list[Ground]:
    """Everything the event follows from."""
    return [Ground(label, url) for finder in _event_finders for label, url in finder(user, event)]


def practice_ways(user: Any, talks: Sequence[Talk]) -> dict[int, list[PracticeWay]]:
    """Where each practice goes on, by the talk's key."""
    ways: dict[int, list[PracticeWay]] = {talk.pk: [] for talk in talks}
    for finder in _practice_finders:
        for pk, way in finder(user, talks).items():
            ways[pk].append(way)
    return ways
