"""Which records the addresses of reports speak of, and one of each kind in the cast's region."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from rumo.reports.enums import BlockKind
from rumo.reports.models import NextDirection, Report, ReportBlock, ReportSection, ReportTemplate
from rumo.reports.presets import REGIONAL_REPORT
from rumo.reports.tests.factories import make_report
from tests.cast import Cast
from tests.journeys.addresses import Keys

# What a draft says: nobody but those who prepare it reads it.
DRAFT = "Сокровенный черновик"


def report_keys(cast: Cast) -> Keys:
    """A draft of the association with a section, a table under it, a direction and a template of its own."""
    records = _records(cast)
    own: dict[str, Any] = {
        "pk": records[Report].pk,
        "template_edit": records[ReportTemplate].pk,
        "section_pk": records[ReportSection].pk,
        "block_pk": records[ReportBlock].pk,
        "direction_pk": records[NextDirection].pk,
        "code": REGIONAL_REPORT.code,
        "file_format": "html",
        **dict.fromkeys(("report", "section", "check", "directions"), records[Report].pk),
    }
    return {("reports", name): value for name, value in own.items()}


def _records(cast: Cast) -> dict[type[Model], Any]:
    report = make_report(cast.association, cast.secretary, title=f"Дальний отчёт. {DRAFT}")
    section = ReportSection.objects.create(report=report, title=DRAFT, body=f"<p>{DRAFT}</p>")
    made: list[Model] = [
        report,
        section,
        ReportBlock.objects.create(section=section, kind=BlockKind.LIST, code="meetings.topics"),
        NextDirection.objects.create(report=report, text=DRAFT),
        ReportTemplate.objects.create(association=cast.association, title="Дальний шаблон", sections=[]),
    ]
    return {type(record): record for record in made}
