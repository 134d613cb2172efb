"""The status of several things together."""

from __future__ import annotations

from collections.abc import Iterable

from rumo.russian.deadlines.statuses import MOST_URGENT_FIRST, Status


def most_urgent(statuses: Iterable[Status]) -> Status:
    """As `overall` of standings; `NOT_APPLICABLE` when nothing is owed."""
    found = set(statuses)
    return next((status for status in MOST_URGENT_FIRST if status in found), Status.NOT_APPLICABLE)
