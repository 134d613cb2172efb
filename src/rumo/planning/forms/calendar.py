"""What the address of a calendar asks for. A value that means nothing is left out rather than refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from rumo.core.month_grid import parse_month
from rumo.planning.calendar_spans import View


@dataclass(frozen=True, slots=True)
class Asked:
    """`bodies` are the sub-bodies to show beside the association."""

    view: View
    on: date
    bodies: frozenset[int]


def read_address(query: QueryDict, today: date) -> Asked:
    """`?view=month&on=2024-03&body=5&body=7`"""
    view = query.get("view", "")
    bodies = (key for key in query.getlist("body") if key.isascii() and key.isdigit() and len(key) < 19)
    return Asked(
        View(view) if view in list(View) else View.MONTH,
        parse_month(query.get("on", ""), today),
        frozenset(map(int, bodies)),
    )
