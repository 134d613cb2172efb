"""What a report counts: its year, or the part of it up to the cut-off day, and the same part of the year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rumo.reports.models import Report
from rumo.russian.deadlines.periods import Period


def cut(period: Period, until: date | None) -> Period:
    """The period up to `until` inclusive; whole without a day or with one outside it."""
    if until is None or not period.starts <= until < period.ends:
        return period
    return replace(period, ends=until)


def whole(period: Period) -> Period:
    """The whole year of a period that may have been cut."""
    return period.shifted(0)


def year_before(period: Period) -> Period:
    """A year earlier; what is cut is cut at the same day, 29 February at the 28th."""
    earlier = period.shifted(-1)
    return earlier if period == whole(period) else cut(earlier, _a_year_earlier(period.ends))


def counted_period(report: Report) -> Period:
    return cut(report.period, report.cut_off)


def _a_year_earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
