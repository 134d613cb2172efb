"""Whom a paper names and where: the material of the checks about people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rumo.papers.minutes import Minutes, MinutesItem
from rumo.russian.names import FullName, parse_name


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written in the nominative, and the path of its place."""

    name: str
    place: str


def key_of(name: str) -> tuple[str, str]:
    """Surname and initials: one for «Обухова Е.И.», «Е. И. Обухова» and the name in full, and for ё and е."""
    parsed = parse_name(name)
    if parsed is None:
        return (_folded(name), "")
    return (_folded(parsed.surname), _folded(parsed.initials))


def sort_key(name: str) -> tuple[str, str, str]:
    """Where the name stands in an alphabetical list."""
    return (parse_name(name) or FullName(name)).sort_key


def members_present(minutes: Minutes) -> Iterator[Mention]:
    """Chair and secretary, who have lines of their own, and the list of those present."""
    if minutes.chair.name:
        yield Mention(minutes.chair.name, "chair")
    if minutes.secretary.name:
        yield Mention(minutes.secretary.name, "secretary")
    yield from listed_present(minutes)


def listed_present(minutes: Minutes) -> Iterator[Mention]:
    yield from (Mention(each.name, f"present[{n}]") for n, each in enumerate(minutes.present))


def listed_absent(minutes: Minutes) -> Iterator[Mention]:
    yield from (Mention(each.name, f"absent[{n}]") for n, each in enumerate(minutes.absent))


def listed_invited(minutes: Minutes) -> Iterator[Mention]:
    yield from (Mention(each.name, f"invited[{n}]") for n, each in enumerate(minutes.invited))


def acting(minutes: Minutes) -> Iterator[Mention]:
    """Who reported, spoke or voted by name: whoever did so was there."""
    for n, item in enumerate(minutes.items):
        yield from _acting_in(item, f"items[{n}]")


def everybody(minutes: Minutes) -> Iterator[Mention]:
    """All names of the paper but those of executors, which may stand in any case or be roles."""
    yield from members_present(minutes)
    yield from listed_absent(minutes)
    yield from listed_invited(minutes)
    for n, point in enumerate(minutes.agenda):
        yield from (Mention(each.name, f"agenda[{n}]") for each in point.speakers)
    yield from acting(minutes)
    yield from (Mention(each.name, f"signatures[{n}]") for n, each in enumerate(minutes.signatures))


def _acting_in(item: MinutesItem, place: str) -> Iterator[Mention]:
    yield from (Mention(each.name, place) for each in item.heard)
    yield from (Mention(each.speaker.name, f"{place}.discussed[{n}]") for n, each in enumerate(item.discussed))
    for n, point in enumerate(item.resolutions):
        if point.votes:
            yield from (Mention(each.name, f"{place}.resolutions[{n}]") for each in point.votes.ballots)


def _folded(text: str) -> str:
    return "".join(text.lower().replace("ё", "е").split())
