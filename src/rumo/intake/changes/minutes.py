"""Adding to the record what the reader missed and taking out what it imagined: pure functions of minutes.

What is added is empty; saved without a word it vanishes again (see `forms.screens.Screen.corrected`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from rumo.intake.changes.buttons import Button, without
from rumo.papers.minutes import AgendaPoint, Instruction, Minutes, MinutesItem, ResolutionPoint, Speech
from rumo.papers.people import Participant

R = TypeVar("R", AgendaPoint, MinutesItem)


def numbers_of(paper: Minutes) -> list[int]:
    """Numbers of the questions: of the agenda, and of those heard besides it."""
    return sorted({point.number for point in paper.agenda} | {item.number for item in paper.items})


def add_question(paper: Minutes) -> Minutes:
    """An empty question last."""
    number = max(numbers_of(paper), default=0) + 1
    return replace(paper, agenda=(*paper.agenda, AgendaPoint(number, "")))


def remove_question(paper: Minutes, number: int) -> Minutes:
    """The question leaves agenda and record, the rest close up."""
    return replace(paper, agenda=_without(paper.agenda, number), items=_without(paper.items, number))


def _without(rows: tuple[R, ...], number: int) -> tuple[R, ...]:
    kept = (row for row in rows if row.number != number)
    return tuple(replace(row, number=row.number - 1) if row.number > number else row for row in kept)


def add_speech(paper: Minutes, number: int) -> Minutes:
    return _changed(paper, number, lambda item: replace(item, discussed=(*item.discussed, Speech(Participant("")))))


def add_resolution(paper: Minutes, number: int) -> Minutes:
    return _changed(paper, number, lambda item: _numbered(item, (*item.resolutions, ResolutionPoint("", ""))))


def remove_resolution(paper: Minutes, number: int, index: int) -> Minutes:
    return _changed(
        paper,
        number,
        lambda item: _numbered(item, without(item.resolutions, index)),
    )


def add_instruction(paper: Minutes, number: int, index: int) -> Minutes:
    def with_one_more(item: MinutesItem) -> MinutesItem:
        points = list(item.resolutions)
        if index < len(points):
            more = (*points[index].instructions, Instruction(""))
            points[index] = replace(points[index], instructions=more)
        return replace(item, resolutions=tuple(points))

    return _changed(paper, number, with_one_more)


def _changed(paper: Minutes, number: int, change: Callable[[MinutesItem], MinutesItem]) -> Minutes:
    """The record of a question changed; one that only the agenda has gets its record."""
    items = {item.number: item for item in paper.items}
    items[number] = change(items.get(number, MinutesItem(number)))
    return replace(paper, items=tuple(items[key] for key in sorted(items)))


def _numbered(item: MinutesItem, points: tuple[ResolutionPoint, ...]) -> MinutesItem:
    """«1.1», «1.2» of several decisions, «1» of a single one."""
    several = len(points) > 1
    numbered = (
        replace(point, number=f"{item.number}.{n}" if several else str(item.number))
        for n, point in enumerate(points, start=1)
    )
    return replace(item, resolutions=tuple(numbered))


def _question_paths(paper: Minutes, number: int) -> tuple[str, ...]:
    """Where a question stands on the agenda and among those heard."""
    rows = {"agenda": [row.number for row in paper.agenda], "items": [row.number for row in paper.items]}
    return tuple(f"{name}[{numbers.index(number)}]" for name, numbers in rows.items() if number in numbers)


def _resolution_paths(paper: Minutes, number: int, index: int) -> tuple[str, ...]:
    return tuple(f"{path}.resolutions[{index}]" for path in _question_paths(paper, number) if path.startswith("items"))


BUTTONS: dict[str, Button[Minutes]] = {
    "add_question": Button(add_question),
    "remove_question": Button(remove_question, 1, _question_paths),
    "add_speech": Button(add_speech, 1),
    "add_resolution": Button(add_resolution, 1),
    "remove_resolution": Button(remove_resolution, 2, _resolution_paths),
    "add_instruction": Button(add_instruction, 2),
}
