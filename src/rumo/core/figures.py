"""Figures: numbers that reports may quote, each with the records behind it. Apps register theirs in `apps.ready()`.

Seen in the annual analyses: «подано 32 (в прошлом году 17)», «110 из 141, 78 %».
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure worked out. `records` are the rows counted, as many as `value` says; `base` what a share is taken of.

    `url` leads to the page that lists the records, where there is one.
    """

    value: int
    records: QuerySet[Any]
    base: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that can be asked of a body for a period. `unit` is a noun in the nominative singular («материал»)."""

    code: str
    title: Any
    unit: str
    count: Callable[[Any, Period], Counted]


Count = Callable[[Any, Period], Counted]

_figures: dict[str, Figure] = {}


def figure(
    code: str, title: Any, unit: str
) -> Callable[[Callable[[Any, Period], Counted]], Callable[[Any, Period], Counted]]:
    """Register `count(association, period)` as the figure `code` («expertise.submitted»)."""

    def register(count: Count) -> Count:
        if code in _figures and _figures[code].count is not count:
            raise ValueError(f"figure {code} is registered twice")
        _figures[code] = Figure(code, title, unit, count)
        return count

    return register


def figures() -> tuple[Figure, ...]:
    """All figures, by code."""
    return tuple(_figures[code] for code in sorted(_figures))


def get(code: str) -> Figure | None:
    return _figures.get(code)
