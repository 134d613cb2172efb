"""The sheet of changes to a plan (лист изменений): what an amendment changed, the old words beside the new ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from rumo.papers.layout import PaperLayout
from rumo.papers.people import Signature

Day = date  # the name of the type where a field is called `date`


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"  # to another deadline


class Part(StrEnum):
    """Which list of the plan an item stands in."""

    ROWS = "rows"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `item` is the number of the row or the meeting in the edition that has it, `title` its words there.

    `field` names what of it changed, as the dataclass calls it («deadline»), "" where the item is added or removed
    whole; `was` and `becomes` are its words in the two editions.
    """

    kind: ChangeKind
    item: str
    title: str
    field: str = ""
    was: str = ""
    becomes: str = ""
    part: Part = Part.ROWS


@dataclass(frozen=True, slots=True)
class ChangeSheet:
    """Amendment `number` of the plan of `body`. `ground` is the act that allowed it, `reason` why it was asked for."""

    kind: ClassVar[str] = "change_sheet"

    plan_title: str
    body: str
    number: int
    date: Day
    ground: str = ""
    reason: str = ""
    organization: str = ""
    changes: tuple[Change, ...] = ()
    signatures: tuple[Signature, ...] = ()
    layout: PaperLayout = field(default_factory=PaperLayout)
