"""Truths of reports: how they are called. No user, no writes."""

from __future__ import annotations

from rumo.directory.models import Association
from rumo.russian.cases import Case
from rumo.russian.deadlines.periods import Period
from rumo.russian.posts import inside_phrase


def proposed_title(association: Association, period: Period) -> str:
    """«Отчёт о работе регионального учебно-методического объединения … за 2023 год»; an academic year is analysed."""
    name = inside_phrase(association.name_on(period.starts).full, Case.GENITIVE)
    if period.is_academic:
        return f"Анализ работы {name} за {period}"
    return f"Отчёт о работе {name} за {period}"
