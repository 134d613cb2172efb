"""Execution reports as files: what a download gives and the command line prints are made here."""

from __future__ import annotations

import html

from rumo.core.files import DOCX, PDF, FileKind
from rumo.documents.actions import JSON
from rumo.documents.enums import PaperFormat
from rumo.documents.rules import canonical_json
from rumo.papers.execution import ExecutionReport
from rumo.papers.writers.html import write_html
from rumo.planning.execution.spans import Span

HTML = FileKind("html", "text/html; charset=utf-8")
KINDS = {PaperFormat.DOCX: DOCX, PaperFormat.PDF: PDF, PaperFormat.HTML: HTML, PaperFormat.JSON: JSON}


def file_name(report: ExecutionReport, span: Span, file_format: PaperFormat) -> str:
    """«Отчёт об исполнении плана за 2024 год, I квартал (январь – март).docx»"""
    part = "" if span.code == "Y" else f", {span.label}"
    return f"Отчёт об исполнении плана за {str(report.period).replace('/', '-')}{part}.{KINDS[file_format].extension}"


def written(report: ExecutionReport, file_format: PaperFormat) -> bytes:
    if file_format == PaperFormat.JSON:
        return canonical_json(report)
    if file_format == PaperFormat.HTML:
        return page(report).encode()
    # typst and docxtpl are slow to load, and only printing needs them.
    if file_format == PaperFormat.PDF:
        from rumo.papers.writers.pdf import write_pdf

        return write_pdf(report)
    from rumo.papers.writers.docx import write_docx

    return write_docx(report)


def page(report: ExecutionReport) -> str:
    """The paper as a whole web page that can be saved and opened anywhere."""
    title = html.escape(f"Отчёт об исполнении плана: {report.plan_title}")
    return (
        f'<!doctype html>\n<html lang="ru">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body>\n{write_html(report)}\n</body>\n</html>\n"
    )
