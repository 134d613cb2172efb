"""The tables of reports, a file a noun. Django finds models through this module."""

from __future__ import annotations

from rumo.reports.models.reports import (
    FrozenBlock,
    FrozenFigure,
    NextDirection,
    RemarkAnswer,
    Report,
    ReportBlock,
    ReportSection,
    SectionReminder,
    SentenceChoice,
)
from rumo.reports.models.templates import ReportTemplate

__all__ = [
    "FrozenBlock",
    "FrozenFigure",
    "NextDirection",
    "RemarkAnswer",
    "Report",
    "ReportBlock",
    "ReportSection",
    "ReportTemplate",
    "SectionReminder",
    "SentenceChoice",
]
