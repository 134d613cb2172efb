"""People as a person types them: a line each, «Фамилия И.О., должность»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rumo.papers.minutes import Absentee, Attendee
from rumo.papers.people import Participant, Signature
from rumo.russian.cases import Gender


def to_line(name: str, rest: str = "") -> str:
    return f"{name}, {rest}" if rest else name


def split_line(line: str) -> tuple[str, str]:
    """The name and what stands after the first comma."""
    name, _comma, rest = line.partition(",")
    return " ".join(name.split()), " ".join(rest.split())


def pairs(text: str) -> list[tuple[str, str]]:
    """A pair for each line that says something."""
    return [split_line(line) for line in text.splitlines() if line.strip(" ,\t")]


def participants_text(people: Iterable[Participant]) -> str:
    return "\n".join(to_line(each.name, each.post) for each in people)


def participants(text: str, before: Iterable[Participant] = ()) -> tuple[Participant, ...]:
    """The gender that a reader told is kept with its name."""
    genders: Mapping[str, Gender | None] = {each.name: each.gender for each in before}
    return tuple(Participant(name, post, genders.get(name)) for name, post in pairs(text))


def participant(text: str, before: Participant) -> Participant:
    """A single line, empty for nobody."""
    found = participants(text, (before,))
    return found[0] if found else Participant("")


def attendees_text(people: Iterable[Attendee]) -> str:
    return "\n".join(to_line(each.name, each.post) for each in people)


def attendees(text: str, before: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """How a member took part (from afar, from a question on) is kept with the name."""
    known = {each.name: each for each in before}
    return tuple(_attendee(name, post, known.get(name)) for name, post in pairs(text))


def _attendee(name: str, post: str, before: Attendee | None) -> Attendee:
    if before is None:
        return Attendee(name, post)
    return Attendee(name, post, before.remote, before.came_for, before.left_before)


def absentees_text(people: Iterable[Absentee]) -> str:
    return "\n".join(to_line(each.name, each.reason) for each in people)


def absentees(text: str, before: Iterable[Absentee]) -> tuple[Absentee, ...]:
    excused = {each.name: each.excused for each in before}
    return tuple(Absentee(name, reason, excused.get(name, True)) for name, reason in pairs(text))


def signatures_text(lines: Iterable[Signature]) -> str:
    return "\n".join(to_line(each.name, each.post) for each in lines)


def signatures(text: str) -> tuple[Signature, ...]:
    return tuple(Signature(post, name) for name, post in pairs(text))
