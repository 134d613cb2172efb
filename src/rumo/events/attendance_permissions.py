"""Who marks attendance and reads the answers: those who run the event."""

from __future__ import annotations

from typing import Any

from rumo.core.verdict import Verdict
from rumo.events.attendance_rules import takes_marks
from rumo.events.models import Event
from rumo.events.permissions import may_run_event


def may_mark_attendance(user: Any, event: Event) -> Verdict:
    return may_run_event(user, event) & takes_marks(event)


def may_correct_attendance(user: Any, event: Event) -> Verdict:
    """Void a mark, change the minutes needed: also of an event that was cancelled afterwards."""
    return may_run_event(user, event)


def may_read_answers(user: Any, event: Event) -> Verdict:
    return may_run_event(user, event)
