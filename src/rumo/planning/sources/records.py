"""What a source tells of its records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from rumo.planning.enums import FactKind

# Keys as they are, or a subquery that gives them: a whole region's facts would be too many parameters.
Keys = Collection[int] | QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A record as a plan shows it; `brief` is the title without its day.

    `day` is the one it stands for, `done_on` is None until the thing is done; `state` is how it stands, in Russian
    words; `is_void` marks what will not take place.
    """

    kind: FactKind
    object_id: int
    association_id: int
    title: str
    brief: str
    url: str
    day: date | None
    done_on: date | None
    state: str
    is_void: bool = False

    @property
    def key(self) -> str:
        """What a form calls it: «meeting-12»."""
        return f"{self.kind}-{self.object_id}"


@dataclass(frozen=True, slots=True)
class Held:
    """Something done by a body."""

    association_id: int
    object_id: int
    day: date


@dataclass(frozen=True, slots=True)
class Source:
    """The questions a kind of record answers, each in one query.

    `done_days(keys)`: the day on which each record was done; what is not done is missing.
    `done_by(bodies, first, last)`: what these associations did from `first` to `last`.
    `described(keys)`: the records in full, whatever their state.
    `candidates(bodies, first, last)`: records of these associations that stand for a day of the span, void ones aside.
    """

    kind: FactKind
    done_days: Callable[[Keys], Mapping[int, date]]
    done_by: Callable[[Keys, date, date], Iterable[Held]]
    described: Callable[[Keys], Iterable[SourceRecord]]
    candidates: Callable[[Keys, date, date], Iterable[SourceRecord]]
