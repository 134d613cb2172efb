"""The campaign of the next year, proposed from the last one."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from rumo.monitoring.models import MonitoringCampaign
from rumo.monitoring.queries import versions_of_year


def next_campaign(last: MonitoringCampaign) -> dict[str, Any]:
    """Its fields a year later: the same indicators as they are worded then, years in the title moved on."""
    year = last.year + 1
    asked = set(last.versions.values_list("indicator", flat=True))
    versions = versions_of_year(last.association, year).filter(indicator__is_active=True)
    return {
        "title": moved_on(last.title),
        "year": year,
        "starts_on": a_year_later(last.starts_on),
        "ends_on": a_year_later(last.first_ends_on or last.ends_on),
        "ground": last.ground,
        "reminder_days": last.reminder_days,
        "versions": [each.pk for each in versions if each.indicator_id in asked],
    }


def moved_on(title: str) -> str:
    """«Мониторинг 2023 года» → «Мониторинг 2024 года»; a title without a year gets none."""
    return re.sub(r"\b(?:19|20)\d\d\b", lambda year: str(int(year[0]) + 1), title)


def a_year_later(day: date) -> date:
    """The same day of the next year; 29 February becomes the 28th."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
