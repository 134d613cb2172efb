"""The templates every body may begin from: three shapes of an annual report seen in real ones.

An analysis of a regional association by an academic year, its report by a calendar year, an analysis of a municipal
methodical department. A body keeps its own beside them (`models.ReportTemplate`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from rumo.reports.template_sections import TemplateSection


@dataclass(frozen=True, slots=True)
class Preset:
    """A template of the product. `code` stands in addresses."""

    code: str
    title: Any
    about: Any
    sections: tuple[TemplateSection, ...]


ANALYSIS = Preset("analysis", _("Анализ работы объединения за учебный год"), "", ())

PRESETS: tuple[Preset, ...] = (ANALYSIS,)
