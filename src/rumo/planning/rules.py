"""Truths of plans: years, titles, numbers of rows, the tree of plans. No user, no writes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import YearKind
from rumo.directory.models import Association
from rumo.directory.rules import period_on
from rumo.russian.cases import Case
from rumo.russian.deadlines.periods import Period
from rumo.russian.posts import inside_phrase

# From October on people write the plan of the next calendar year, from May on that of the next academic one.
_CALENDAR_PLANNING_MONTH = 10
_ACADEMIC_PLANNING_MONTH = 5
_COUNTED = re.compile(r"\d+")


def proposed_period(rules: AssociationRules, day: date) -> Period:
    """The year a new plan is most likely for: towards its end people write the next one."""
    period = period_on(rules, day)
    first = _ACADEMIC_PLANNING_MONTH if period.is_academic else _CALENDAR_PLANNING_MONTH
    return period.shifted(1) if period.ends.year == day.year and day.month >= first else period


def year_kind_of(period: Period) -> str:
    return YearKind.ACADEMIC.value if period.is_academic else YearKind.CALENDAR.value


def proposed_title(association: Association, period: Period) -> str:
    """«План работы регионального учебно-методического объединения … на 2024 год»."""
    name = association.name_on(period.starts).full
    return f"План работы {inside_phrase(name, Case.GENITIVE)} на {period}"


def row_numbers(typed: Iterable[str]) -> list[str]:
    """Numbers as printed: a typed one stays, an empty one goes on from the last plain number before it."""
    last, numbers = 0, []
    for each in typed:
        number = each or str(last + 1)
        if _COUNTED.fullmatch(number):
            last = int(number)
        numbers.append(number)
    return numbers
