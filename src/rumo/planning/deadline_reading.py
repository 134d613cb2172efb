"""A deadline phrase explained to the one who types it: what was understood, what is doubtful, what to write instead."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from rumo.russian.dates import MONTHS, MONTHS_GENITIVE, short_date
from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.schedule import Schedule
from rumo.russian.typography import plain

_MOST_DATES = 6
_MOST_SUGGESTIONS = 3
_ANY_YEAR = 2023  # without 29 February
_LIKE = 0.55  # how much a phrase must resemble what was typed, 0 to 1
_USUAL = ("в течение года", "ежеквартально", "по мере необходимости")
_PHRASES = (
    *_USUAL,
    "ежемесячно", "еженедельно", "ежегодно", "постоянно", "не реже одного раза в квартал",
    "не реже одного раза в месяц", "не менее 3 раз в год", "по мере поступления поручений",
    "по мере поступления заявок",
    "при наличии заявки", "по отдельному плану", "по планам работы секций", "по согласованию", "до конца года",
    "в течение учебного года", "I квартал", "II квартал", "III квартал", "IV квартал", "1 полугодие", "2 полугодие",
)  # fmt: skip


class Kind(StrEnum):
    """How well a phrase was understood. Its words are in the template."""

    EMPTY = "empty"
    CLEAR = "clear"
    OUTSIDE = "outside"  # understood, but not wholly inside the plan's year
    PARTLY = "partly"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """`explained` is the phrase in plain Russian, part by part; `dates` the control dates that it does not tell."""

    text: str
    kind: Kind
    explained: str = ""
    dates: str = ""
    suggestions: Sequence[str] = ()

    @property
    def is_doubtful(self) -> bool:
        return self.kind in (Kind.OUTSIDE, Kind.PARTLY, Kind.UNCLEAR)


def read_deadline(text: str, period: Period) -> DeadlineReading:
    """Any text may be given; what is not understood is kept, flagged and asked about."""
    if not text.strip():
        return DeadlineReading(text, Kind.EMPTY)
    schedule = parse_deadline(text, period)
    kind = _kind(schedule)
    return DeadlineReading(
        text,
        kind,
        explained=schedule.explain(),
        dates=_dates(schedule),
        suggestions=_suggestions(schedule, kind),
    )


def _kind(schedule: Schedule) -> Kind:
    unread = [part for part in schedule.parts if part.kind == "unparseable"]
    if len(unread) == len(schedule.parts):
        return Kind.UNCLEAR
    if unread or schedule.rest:
        return Kind.PARTLY
    outside = any(obligation.outside for obligation in schedule.obligations())
    return Kind.OUTSIDE if outside else Kind.CLEAR


def _dates(schedule: Schedule) -> str:
    """«31.03.2024, 30.06.2024 … 31.12.2024»; nothing when the explanation says it all."""
    days = list(dict.fromkeys(owed.due for owed in schedule.obligations() if owed.due))
    if not days or (len(days) == 1 and short_date(days[0]) in schedule.explain()):
        return ""
    said = [short_date(day) for day in days]
    if len(said) > _MOST_DATES:
        said = [*said[: _MOST_DATES - 1], f"… {said[-1]}"]
    return ", ".join(said)


def _suggestions(schedule: Schedule, kind: Kind) -> tuple[str, ...]:
    """Phrases that are understood: what was read of this one, or near ones by month and letters, or the usual."""
    if kind is Kind.PARTLY:
        return (", ".join(plain(part.text) for part in schedule.parts if part.kind != "unparseable"),)
    if kind is not Kind.UNCLEAR:
        return ()
    typed = plain(schedule.text).lower()
    near = get_close_matches(typed, _candidates(schedule.period), n=_MOST_SUGGESTIONS, cutoff=_LIKE)
    found = [*_of_month(typed), *near]
    known = [phrase for phrase in dict.fromkeys(found) if phrase != typed]
    return tuple(known[:_MOST_SUGGESTIONS] or _USUAL)


def _of_month(typed: str) -> list[str]:
    """«в конце мая» → «до 31 мая», «май»."""
    for number, (name, genitive) in enumerate(zip(MONTHS, MONTHS_GENITIVE, strict=True), start=1):
        if re.search(rf"(?<!\w)(?:{name}|{genitive})(?!\w)", typed):
            return [f"до {monthrange(_ANY_YEAR, number)[1]} {genitive}", name]
    return []


@lru_cache(maxsize=8)
def _candidates(period: Period) -> tuple[str, ...]:
    """Every phrase that may be proposed for a plan of `period`."""
    year = period.ends.year
    last_days = [f"до {monthrange(year, n)[1]} {name}" for n, name in enumerate(MONTHS_GENITIVE, start=1)]
    return (*_PHRASES, *MONTHS, *last_days, *(f"до 10 {name}" for name in MONTHS_GENITIVE))
