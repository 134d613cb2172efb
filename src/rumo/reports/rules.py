"""Truths of reports: how they are called, when to remind of a section. No user, no writes."""

from __future__ import annotations

from datetime import date

from rumo.assignments.enums import ReminderKind
from rumo.assignments.rules import reminder_of
from rumo.directory.models import Association
from rumo.reports.enums import ReportState, SectionState
from rumo.reports.models import ReportSection
from rumo.russian.cases import Case
from rumo.russian.deadlines.periods import Period
from rumo.russian.posts import inside_phrase


def proposed_title(association: Association, period: Period) -> str:
    """«Отчёт о работе регионального учебно-методического объединения … за 2023 год»; an academic year is analysed."""
    name = inside_phrase(association.name_on(period.starts).full, Case.GENITIVE)
    if period.is_academic:
        return f"Анализ работы {name} за {period}"
    return f"Отчёт о работе {name} за {period}"


def reminder_due(section: ReportSection, day: date) -> ReminderKind | None:
    """Which reminder whoever was asked should have by `day`, as many days ahead as of assignments (the association's
    rules say how many); None while it is early, without a term and once the section is handed in."""
    is_waited_for = section.state == SectionState.ASKED and section.report.state == ReportState.DRAFT
    if not is_waited_for or section.asked_until is None:
        return None
    return reminder_of(section.asked_until, day, ahead=section.report.association.rules.reminder_days)
