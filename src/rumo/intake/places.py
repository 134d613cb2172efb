"""Where in the source a field of the record was read, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Below this a reader had to choose, and a person should look.
SURE = 0.8
_NUMBER = re.compile(r"\[(\d+)\]")
_LAST_STEP = re.compile(r"(?:\.[^.\[\]]+|\[\d+\])$")

FoundList = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`places` are «block:start:end» or «block:start:end:row:column», separated by spaces; empty when not known."""

    places: str = ""
    is_unsure: bool = False


def whereabouts(found: FoundList, *paths: str) -> Whereabouts:
    """Of a field with these paths; one without a place of its own is shown where the thing it belongs to stands."""
    own = [each for path in paths for each in _within(found, path)]
    nearest = own or _nearest(found, paths[0])
    is_unsure = any(each["confidence"] < SURE for each in own)
    return Whereabouts(" ".join(dict.fromkeys(place_of(each["place"]) for each in nearest)), is_unsure)


def _within(found: FoundList, path: str) -> list[Mapping[str, Any]]:
    return [each for each in found if each["path"] == path or each["path"].startswith((f"{path}.", f"{path}["))]


def _nearest(found: FoundList, path: str) -> list[Mapping[str, Any]]:
    while shorter := _LAST_STEP.sub("", path):
        if shorter == path:
            return []
        path = shorter
        exact = [each for each in found if each["path"] == path]
        if inside := exact or _within(found, path):
            return inside
    return []


def taken_out(found: FoundList, path: str) -> list[Mapping[str, Any]]:
    """The places when the part at `path` («rows[3]») is gone: its own go with it, those after it move up by one."""
    parts = [(each, _number_in(each["path"], path)) for each in found]
    wanted = int(path[path.rindex("[") + 1 : -1])
    return [_moved(each, path, number, -1) if number > wanted else each for each, number in parts if number != wanted]


def put_in(found: FoundList, path: str) -> list[Mapping[str, Any]]:
    """The places when a new part stands at `path`: those from it on move down by one."""
    wanted = int(path[path.rindex("[") + 1 : -1])
    parts = [(each, _number_in(each["path"], path)) for each in found]
    return [_moved(each, path, number, 1) if number >= wanted else each for each, number in parts]


def _number_in(path: str, part: str) -> int:
    """Which part of the list of `part` the path is in; -1 for none."""
    name = part[: part.rindex("[")]
    found = _NUMBER.match(path, len(name)) if path.startswith(name) else None
    return int(found[1]) if found else -1


def _moved(each: Mapping[str, Any], part: str, number: int, by: int) -> Mapping[str, Any]:
    name = part[: part.rindex("[")]
    rest = each["path"][len(f"{name}[{number}]") :]
    return {**each, "path": f"{name}[{number + by}]{rest}"}


def place_of(place: Mapping[str, Any]) -> str:
    """One place as the page's script takes it."""
    parts: Iterable[Any] = (place["block"], place["start"], place["end"])
    if place.get("row") is not None:
        parts = (*parts, place["row"], place["column"])
    return ":".join(map(str, parts))
