"""Execution reports as files: a download and the command line give the same bytes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rumo.core.errors import Refusal
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import Print, as_print
from rumo.documents.rules import safe_name
from rumo.planning.execution.report import build_report
from rumo.planning.execution.spans import Span
from rumo.planning.execution.year import PlanYear
from rumo.planning.prints import write_edition


def print_report(year: PlanYear, span: Span, file_format: PaperFormat) -> Print:
    """The report as of the day of `year`. Raises Refusal for a plan with nothing in it."""
    if year.edition is None or not year.lines:
        raise Refusal(_("В плане нет ни одной строки и ни одного заседания: отчитываться не о чем."))
    part = "" if span.code == "Y" else f", {span.label}"
    name = safe_name(f"Отчёт об исполнении плана, {year.plan.association}, {year.plan.period}{part}")
    return as_print(name, file_format, write_edition(build_report(year, span), file_format, year.edition))
