"""One report, one writer at a time: an edit never lands while the report is being approved."""

from __future__ import annotations

from rumo.accounts.models import User
from rumo.reports import permissions
from rumo.reports.models import Report, ReportSection


def hold(report: Report) -> None:
    """Hold the report's row till the end of the transaction and see its state as it is now. Costs one query."""
    report.state = Report.objects.select_for_update().values_list("state", flat=True).get(pk=report.pk)


def hold_for_edit(report: Report, actor: User) -> None:
    """Hold the report and ask whether `actor` may change it as a whole. Raises NotAllowed."""
    hold(report)
    permissions.may_edit_report(actor, report).require()


def hold_section(section: ReportSection, actor: User) -> None:
    """Hold the report of the section and ask whether `actor` may write the section. Raises NotAllowed."""
    hold(section.report)
    permissions.may_edit_section(actor, section).require()
