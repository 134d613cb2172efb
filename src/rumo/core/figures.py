"""Figures: numbers that reports may quote, each with the records behind it. Apps register theirs in `apps.ready()`.

Seen in the annual analyses: «подано 32 (в прошлом году 17)», «110 из 141, 78 %», the Atlas by years and types.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from rumo.core import kept
from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table figure. A cell is None where nothing was counted («нет данных»), which is not zero."""

    title: str
    cells: tuple[Counted | None, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The same records laid out in rows and columns; `total` has the sums of the columns."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    total: TableRow


@dataclass(frozen=True)
class Counted:
    """A figure worked out: its value and `base`, what a share is taken of. The rest is made when somebody opens it.

    `find` gives the rows counted, as many as `value` says; `lead` the address of the page that lists them, where there
    is one; `lay_out` a table of them, where that is the point. They go on from the answers the value was counted by.
    """

    value: int
    find: Callable[[], QuerySet[Any]]
    base: int | None = None
    lead: Callable[[], str] | None = None
    lay_out: Callable[[], FigureTable] | None = None
    _answers: dict[Hashable, Any] | None = field(default_factory=kept.current, repr=False, compare=False)

    @property
    def records(self) -> QuerySet[Any]:
        with kept.keeping(self._answers):
            return self.find()

    @property
    def url(self) -> str:
        """«» where no page lists the records."""
        return self.lead() if self.lead else ""

    @cached_property
    def table(self) -> FigureTable | None:
        with kept.keeping(self._answers):
            return self.lay_out() if self.lay_out else None


Count = Callable[[Any, Period], Counted]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that can be asked of a body for a period. `unit` is a noun in the nominative singular («материал»)."""

    code: str
    title: Any
    unit: str
    count: Count


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of a period and the same figure a year earlier."""

    figure: Figure
    now: Counted
    before: Counted

    @property
    def share(self) -> float | None:
        """Percent of the base, one digit after the point; None without a base to take it of."""
        return round(100 * self.now.value / self.now.base, 1) if self.now.base else None

    @property
    def growth(self) -> float | None:
        """Percent by which the figure differs from last year's; None where last year's is zero."""
        if not self.before.value:
            return None
        return round(100 * (self.now.value - self.before.value) / self.before.value, 1)


_figures: dict[str, Figure] = {}


def figure(code: str, title: Any, unit: str) -> Callable[[Count], Count]:
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


def measure_all(association: Any, period: Period) -> tuple[Measured, ...]:
    """Every figure, by code; what several of them count together is counted once."""
    with kept.keeping({}):
        return tuple(measure(each, association, period) for each in figures())


def measure(asked: Figure, association: Any, period: Period) -> Measured:
    """The figure of the period beside that of the year before."""
    return Measured(asked, asked.count(association, period), asked.count(association, period.shifted(-1)))
