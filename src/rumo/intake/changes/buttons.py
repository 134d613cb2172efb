"""What a button of the record asks for: «remove_resolution:2:0» is a name with numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

P = TypeVar("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changed(Generic[P]):
    """The paper after the change, and the paths of what was taken out of it or put between: «rows[3]»."""

    paper: P
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Button(Generic[P]):
    """A change with so many numbers; `removes` and `adds` give the paths of what it takes out and puts between."""

    change: Callable[..., P]
    numbers: int = 0
    removes: Callable[..., tuple[str, ...]] | None = None
    adds: Callable[..., tuple[str, ...]] | None = None


def press(buttons: Mapping[str, Button[P]], paper: P, asked: str) -> Changed[P]:
    """`asked` as a button says it. What is not known changes nothing."""
    name, *numbers = asked.split(":")
    button = buttons.get(name)
    if button is None or len(numbers) != button.numbers or not all(each.isdecimal() for each in numbers):
        return Changed(paper)
    given = [int(each) for each in numbers]
    gone = button.removes(paper, *given) if button.removes else ()
    new = button.adds(paper, *given) if button.adds else ()
    return Changed(button.change(paper, *given), gone, new)


def without(rows: tuple[T, ...], index: int) -> tuple[T, ...]:
    return (*rows[:index], *rows[index + 1 :])
