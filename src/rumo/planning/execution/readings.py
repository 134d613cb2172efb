"""Deadline phrases of plans. The same few phrases stand in hundreds of rows, so each is read once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.parts import Duty
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.references import Reference, Target
from rumo.russian.deadlines.schedule import Schedule
from rumo.russian.deadlines.statuses import Standing

# Whose plans «по планам работы секций» speaks of; «по отдельному плану» speaks of none of theirs.
_SUB_BODIES = re.compile(r"секци|подсекци|групп|объединени|подразделени|\b[РОШГС]?МО\b", re.IGNORECASE)


class Standings(NamedTuple):
    """How each obligation of a phrase stands, and the places of its facts among those given."""

    each: tuple[Standing, ...]
    places: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=20_000)
def read(phrase: str, period: Period) -> Schedule:
    return parse_deadline(phrase, period)


@lru_cache(maxsize=20_000)
def standings(phrase: str, period: Period, days: tuple[date, ...], today: date, requests: int = 0) -> Standings:
    """`Schedule.standings` of facts on `days`, which are in order.

    Remembered: from one look at a year to the next hardly a row has got a new fact.
    """
    found = read(phrase, period).standings(days, today, requests=requests)
    return Standings(found, _places(found, days))


def _places(standings: Sequence[Standing], days: Sequence[date]) -> tuple[tuple[int, ...], ...]:
    """Of several facts of one day each counts once in a part."""
    used: dict[tuple[int, date], int] = {}
    places = []
    for standing in standings:
        found = []
        for day in standing.facts:
            key = (standing.obligation.part, day)
            nth = used.get(key, 0)
            used[key] = nth + 1
            found.append(days.index(day) + min(nth, days.count(day) - 1))
        places.append(tuple(found))
    return tuple(places)


@lru_cache(maxsize=20_000)
def sets_dates(phrase: str, period: Period) -> bool:
    """Whether dates are to be set among other things; where it is the only duty, ordinary facts are meant."""
    return len({owed.duty is Duty.SET_DATE for owed in read(phrase, period).obligations()}) > 1


@lru_cache(maxsize=20_000)
def refers_to_sub_bodies(phrase: str, period: Period) -> bool:
    """Whether the dates stand in the plans of the bodies below."""
    return any(
        isinstance(part, Reference) and part.target is Target.PLAN and _SUB_BODIES.search(part.text) is not None
        for part in read(phrase, period).parts
    )


def refers(schedule: Schedule) -> bool:
    """Whether the phrase says where its dates are instead of naming them."""
    return any(isinstance(part, Reference) for part in schedule.parts)
