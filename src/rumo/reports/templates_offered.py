"""The templates a body may begin a report from: its own first, then those of the product."""

from __future__ import annotations

from dataclasses import dataclass

from rumo.directory.models import Association
from rumo.reports import presets, template_sections
from rumo.reports.models import ReportTemplate
from rumo.reports.template_sections import TemplateSection


@dataclass(frozen=True, slots=True)
class Offered:
    """`key` stands in the form: «own-12», «preset-analysis»."""

    key: str
    title: str
    about: str
    sections: tuple[TemplateSection, ...]


def offered_to(association: Association | None) -> tuple[Offered, ...]:
    """Without a body only the templates of the product."""
    own = ReportTemplate.objects.filter(association=association, is_active=True) if association else ()
    return (
        *(Offered(f"own-{row.pk}", row.title, "", template_sections.from_json(row.sections)) for row in own),
        *(Offered(f"preset-{each.code}", str(each.title), str(each.about), each.sections) for each in presets.PRESETS),
    )
