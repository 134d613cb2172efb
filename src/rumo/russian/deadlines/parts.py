"""What every part of a deadline phrase has, and what a part obliges to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import DAY, Stretch
from rumo.russian.typography import plain


class Duty(StrEnum):
    """What has to be done."""

    DO = "do"
    SET_DATE = "set_date"
    REPORT_AS_OF = "report_as_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One thing to be done within a window, both days inclusive; without a control date `due` is None.

    `number` counts the obligations of one part from 1, `wanted` is how many facts it wants, `part` is the index
    of its part. `strict`: facts outside the window never count. `conditional`: owed only when an event came.
    `outside`: the window does not lie wholly inside the period asked about.
    """

    duty: Duty
    opens: date
    due: date | None
    label: str
    number: int = 1
    wanted: int = 1
    part: int = 0
    strict: bool = False
    conditional: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of the phrase: characters `start` to `end`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing a phrase says, with the place it was read from; `remark` is a doubt about it, in Russian."""

    kind: ClassVar[str]

    text: str = ""
    start: int = 0
    end: int = 0
    remark: str = field(default="", compare=False)

    def obligations(self, period: Period) -> list[Obligation]:
        """What the part obliges to, numbered; `period` is the plan's."""
        return []

    def again(self, day: date) -> Part | None:
        """The same said of another day, as a list goes on: «до 15 июня и 15 декабря»; None where lists do not."""
        return None

    def meaning(self) -> str:
        """What the part means, in Russian, without the phrase itself."""
        raise NotImplementedError

    def details(self) -> dict[str, Any]:
        """What JSON says beside the text: only strings, numbers, lists, ISO dates."""
        return {}

    def explain(self) -> str:
        """«до 1 июня: 01.06.2024 включительно»."""
        remark = f" ({self.remark})" if self.remark else ""
        return f"{plain(self.text)}: {self.meaning()}{remark}"


def as_json(stretches: tuple[Stretch, ...]) -> list[dict[str, str]]:
    """`[{"from": "2024-01-01", "to": "2024-03-31", "label": "I квартал 2024"}]`"""
    return [
        {"from": stretch.first.isoformat(), "to": stretch.last.isoformat(), "label": stretch.label}
        for stretch in stretches
    ]


def due_window(due: date, period: Period) -> date:
    """The day from which a thing due on `due` may be done: the beginning of the plan's period.

    What is due before the period («до начала учебного года») opens with the month it is due in.
    """
    return period.starts if due >= period.starts else due.replace(day=1)


def series(dues: list[date], period: Period) -> list[tuple[date, date]]:
    """Windows of things due one after another: each opens the day after the one before it was due, but no
    earlier than a month ahead, so that what is done late for one is not taken for the next."""
    windows = []
    opens = period.starts
    for due in dues:
        windows.append((max(opens, due - DAY * 30, period.starts), due))
        opens = due + DAY
    return windows
