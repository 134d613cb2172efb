"""Reports for tests: a draft with the sections named, written straight into the tables."""

from __future__ import annotations

from typing import Any

from rumo.directory.enums import YearKind
from rumo.directory.models import Association
from rumo.reports.models import Report, ReportSection
from rumo.russian.deadlines.periods import Period


def make_report(association: Association, author: Any, *titles: str, year: int = 2023, **fields: Any) -> Report:
    """A report on a calendar year. `titles` are those of its sections, in order."""
    period = Period.calendar_year(year)
    values = {
        "year_kind": YearKind.CALENDAR,
        "starts_on": period.starts,
        "ends_on": period.ends,
        "title": f"Отчёт за {year} год",
        **fields,
    }
    report = Report.objects.create(association=association, author=author, **values)
    for place, title in enumerate(titles, start=1):
        make_section(report, title, position=place)
    return report


def make_section(report: Report, title: str = "Заседания", **fields: Any) -> ReportSection:
    values: dict[str, Any] = {"position": report.sections.count() + 1}
    return ReportSection.objects.create(report=report, title=title, **{**values, **fields})
