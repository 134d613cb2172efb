"""Deadline phrases of plans. The same few phrases stand in hundreds of rows, so each is read once."""

from __future__ import annotations

import re
from functools import lru_cache

from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.references import Reference, Target
from rumo.russian.deadlines.schedule import Schedule

# Whose plans «по планам работы секций» speaks of; «по отдельному плану» speaks of none of theirs.
_SUB_BODIES = re.compile(r"секци|подсекци|групп|объединени|подразделени|\b[РОШГС]?МО\b", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def read(phrase: str, period: Period) -> Schedule:
    return parse_deadline(phrase, period)


@lru_cache(maxsize=20_000)
def refers_to_sub_bodies(schedule: Schedule) -> bool:
    """Whether the dates stand in the plans of the bodies below."""
    return any(
        isinstance(part, Reference) and part.target is Target.PLAN and _SUB_BODIES.search(part.text)
        for part in schedule.parts
    )


@lru_cache(maxsize=20_000)
def refers(schedule: Schedule) -> bool:
    """Whether the phrase says where its dates are instead of naming them."""
    return any(isinstance(part, Reference) for part in schedule.parts)
