"""When taking part counts: the marks of one person against the minutes needed, without a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from rumo.events.attendance_rules import presence_of
from rumo.events.enums import AttendanceWay

NOON = datetime(2024, 6, 20, 12, 0, tzinfo=UTC)


@dataclass
class Sign:
    way: str
    minutes: int | None = None
    at: datetime = NOON


@pytest.mark.parametrize(
    ("marks", "needed", "minutes", "counted"),
    [
        ([], 0, None, False),
        ([Sign(AttendanceWay.LOG, 10)], 0, 10, True),
        ([Sign(AttendanceWay.LOG, 44)], 45, 44, False),
        ([Sign(AttendanceWay.LOG, 45)], 45, 45, True),
        ([Sign(AttendanceWay.LOG, 25), Sign(AttendanceWay.LOG, 20)], 45, 45, True),
        ([Sign(AttendanceWay.LOG, 10), Sign(AttendanceWay.QR)], 45, 10, True),
        ([Sign(AttendanceWay.LIST)], 45, None, True),
        ([Sign(AttendanceWay.CODE)], 45, None, True),
        ([Sign(AttendanceWay.CODE), Sign(AttendanceWay.LOG, 5)], 45, 5, False),
    ],
)
def test_what_counts(marks: list[Sign], needed: int, minutes: int | None, counted: bool) -> None:
    found = presence_of(marks, needed)
    assert (found.minutes, found.is_counted, found.came_at is None) == (minutes, counted, not marks)


def test_came_with_the_first_mark() -> None:
    early = NOON - timedelta(hours=1)
    assert presence_of([Sign(AttendanceWay.QR), Sign(AttendanceWay.LOG, 5, early)], 0).came_at == early
