"""Reports as files: a download and the command line give the same bytes."""

from __future__ import annotations

from rumo.documents import queries as documents
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import Print, as_print, written
from rumo.documents.rules import safe_name
from rumo.papers.analysis import Analysis
from rumo.papers.analysis_json import analysis_from_json
from rumo.papers.writers.markdown import write_markdown
from rumo.reports.builders import build_analysis
from rumo.reports.enums import ReportState
from rumo.reports.models import Report


def report_paper(report: Report) -> Analysis:
    """What the report says: as it was issued, or as text and records stand while it is being written."""
    if report.paper is not None:
        return analysis_from_json(report.paper.data)
    return build_analysis(report)


def print_report(report: Report, file_format: PaperFormat) -> Print:
    """The bytes kept when the report was approved; a draft is printed anew each time."""
    stored = documents.file_of(report.paper, file_format) if report.paper is not None else None
    return as_print(_stem(report), file_format, stored.content() if stored else _written(report, file_format))


def print_markdown(report: Report) -> str:
    """The text of the report for copying elsewhere."""
    return write_markdown(report_paper(report))


def _written(report: Report, file_format: PaperFormat) -> bytes:
    return written(report_paper(report), file_format, title=report.title, region=report.association.region)


def _stem(report: Report) -> str:
    draft = ", проект" if report.state == ReportState.DRAFT else ""
    return safe_name(f"Отчёт, {report.association}, {report.period}{draft}")
