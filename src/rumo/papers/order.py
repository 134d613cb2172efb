"""An order on the composition of a body (приказ о составе): who sits in it from what day, in which role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from rumo.papers.people import Signature

Day = date  # the name of the type where a field is called `date`


class Change(StrEnum):
    """What the order does with a person: the whole composition anew, or single changes."""

    APPROVED = "approved"  # утвердить состав
    ADDED = "added"  # ввести в состав
    REMOVED = "removed"  # вывести из состава


@dataclass(frozen=True, slots=True)
class OrderMember:
    """A member: `role` in the body («председатель», «секретарь», «член»), «» when the order does not say."""

    name: str
    post: str = ""
    role: str = ""
    change: Change = Change.APPROVED


@dataclass(frozen=True, slots=True)
class CompositionOrder:
    """`association` is the body's name in the nominative; `date` is None when the order does not give it."""

    kind: ClassVar[str] = "order"

    number: str
    date: Day | None
    issuer: str
    title: str
    association: str
    members: tuple[OrderMember, ...] = ()
    signatures: tuple[Signature, ...] = ()
