"""Lists as a person types them, a line each: people («Фамилия И.О., должность»), points, annexes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from rumo.papers.minutes import Absentee, Attendee
from rumo.papers.people import Participant, Signature
from rumo.papers.plan import Extra, PlanAnnex, Responsible
from rumo.russian.cases import Gender

T = TypeVar("T")

APPROVES = "согласует"
_APPROVER = re.compile(rf"\s*\[{APPROVES}(?::(?P<duty>.*))?\]$")
_ANNEX_NUMBER = re.compile(r"(\d{1,3})\.\s+")


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


def kept_or(text: str, before: T, shown: Callable[[T], str], read: Callable[[str], T]) -> T:
    """What was shown and came back untouched is kept as it was; another text is read anew."""
    same = _lined(text) == _lined(shown(before))
    return before if same else read(text)


def _lined(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


# --- plans ------------------------------------------------------------------------------------------------------------


def responsible_text(people: Iterable[Responsible]) -> str:
    """«Министерство [согласует: планы секций]» for who only agrees."""
    return "\n".join(_responsible_line(each) for each in people)


def _responsible_line(each: Responsible) -> str:
    if not each.is_approver:
        return each.text
    return f"{each.text} [{APPROVES}: {each.duty}]" if each.duty else f"{each.text} [{APPROVES}]"


def responsible(text: str) -> tuple[Responsible, ...]:
    return tuple(_responsible_of(line) for line in _lined(text))


def _responsible_of(line: str) -> Responsible:
    mark = _APPROVER.search(line)
    if mark is None:
        return Responsible(line)
    return Responsible(line[: mark.start()].strip(), is_approver=True, duty=(mark["duty"] or "").strip())


def points_text(points: Iterable[str]) -> str:
    return "\n".join(points)


def points(text: str) -> tuple[str, ...]:
    return tuple(_lined(text))


def extras_text(extras: Iterable[Extra]) -> str:
    """«Целевая аудитория: учителя физики»"""
    return "\n".join(f"{each.column}: {each.text}" for each in extras)


def extras(text: str) -> tuple[Extra, ...]:
    pairs = (line.partition(":") for line in _lined(text))
    return tuple(Extra(column.strip(), said.strip()) for column, _colon, said in pairs)


def annexes_text(annexes: Iterable[PlanAnnex]) -> str:
    """«1. План заседаний»"""
    return "\n".join(each.title if each.number is None else f"{each.number}. {each.title}" for each in annexes)


def annexes(text: str) -> tuple[PlanAnnex, ...]:
    return tuple(_annex(line) for line in _lined(text))


def _annex(line: str) -> PlanAnnex:
    number = _ANNEX_NUMBER.match(line)
    return PlanAnnex(int(number[1]), line[number.end() :]) if number else PlanAnnex(None, line)


def one_text(text: str, before: str) -> str:
    """A text of one paragraph; untouched it keeps the blanks it was read with."""
    return kept_or(text, before, str, lambda typed: " ".join(typed.split()))
