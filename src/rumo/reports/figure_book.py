"""The figures of a report, each worked out once: from the records while it is written, as kept when it is approved."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from rumo.core import figures, kept
from rumo.core.figures import Figure, FigureTable
from rumo.directory.models import Association
from rumo.reports.enums import ReportState
from rumo.reports.models import Report
from rumo.reports.spans import counted_period, whole, year_before
from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True)
class Known:
    """A figure with last year's. `unit` is a noun in the nominative singular; `url` leads to its records.

    `records` and `table` are there for a figure counted now, not for one kept with an approved report.
    """

    code: str
    title: str
    unit: str
    value: int
    previous: int
    base: int | None = None
    url: str = ""
    records: QuerySet[Any] | None = None
    table: FigureTable | None = None

    @property
    def growth(self) -> float | None:
        """Percent against last year's, one digit after the point; None where last year's is zero."""
        return round(100 * (self.value - self.previous) / self.previous, 1) if self.previous else None

    @property
    def share(self) -> float | None:
        """Percent of the base, one digit after the point; None without a base."""
        return round(100 * self.value / self.base, 1) if self.base else None


class FigureBook(Protocol):
    """Where the texts and blocks of a report take their figures."""

    def get(self, code: str) -> Known | None:
        """None when no such figure exists (any more)."""


class LiveBook:
    """Counts from the records, each figure once. `used` are those asked for so far."""

    def __init__(self, association: Association, period: Period) -> None:
        self.association, self.period = association, period
        self._known: dict[str, Known] = {}
        self._shared: dict[Hashable, Any] = {}

    def get(self, code: str) -> Known | None:
        if code not in self._known:
            asked = figures.get(code)
            if asked is None:
                return None
            self._known[code] = self._count(asked)
        return self._known[code]

    @property
    def used(self) -> Mapping[str, Known]:
        return self._known

    def everything(self) -> tuple[Known, ...]:
        """All figures there are, by code."""
        return tuple(known for each in figures.figures() if (known := self.get(each.code)) is not None)

    def _count(self, asked: Figure) -> Known:
        with kept.keeping(self._shared):
            now = asked.count(self.association, self.period)
            before = asked.count(self.association, year_before(self.period))
        is_whole = self.period == whole(self.period)
        url = now.url if now.url and is_whole else records_url(asked.code, self.association, self.period)
        return Known(
            asked.code, str(asked.title), asked.unit, now.value, before.value, now.base, url, now.records, now.table
        )


class FrozenBook:
    """The figures as they were when the report was approved."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def get(self, code: str) -> Known | None:
        return self._known.get(code)

    @cached_property
    def _known(self) -> dict[str, Known]:
        url = reverse("reports:differences", args=[self.report.pk])
        return {
            each.code: Known(
                each.code, each.title, each.unit, each.value, each.previous, each.base, f"{url}#{each.code}"
            )
            for each in self.report.frozen.all()
        }


def live_book(report: Report) -> LiveBook:
    return LiveBook(report.association, counted_period(report))


def book_of(report: Report) -> FigureBook:
    """The kept figures of an approved report, else those of the records."""
    return FrozenBook(report) if report.state == ReportState.APPROVED else live_book(report)


def records_url(code: str, association: Association, period: Period) -> str:
    """The page that lists the records of any figure."""
    asked: dict[str, Any] = {"association": association.pk, "period": key_of(period), "figure": code}
    if period != whole(period):
        asked["until"] = f"{period.ends:%d.%m.%Y}"
    return f"{reverse('reports:records')}?{urlencode(asked)}"


def key_of(period: Period) -> str:
    """«2023-2024», «2023»: as addresses and the command line write a year."""
    return whole(period).key
