"""What became of the assignments by the demo's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from rumo.accounts.models import User
from rumo.assignments import actions
from rumo.assignments.models import Assignment
from rumo.core import clock
from rumo.demo.data.shapes.meetings import DemoAssignment, DemoMeeting
from rumo.demo.load.directory import World


def load_fates(world: World, meetings: Iterable[DemoMeeting], *, actor: User) -> None:
    """`actor` is the secretary: reports for executors without an account are entered by whoever runs the body."""
    described = [
        (world.bodies[meeting.body], one)
        for meeting in meetings
        for item in meeting.items
        for resolution in item.resolutions
        for one in resolution.assignments
    ]
    for body, one in described:
        assignment = Assignment.objects.get(association=body, text=one.text)
        if assignment.issued_on is not None:
            _live(assignment, one, actor)


def _live(assignment: Assignment, data: DemoAssignment, actor: User) -> None:
    issued = assignment.issued_on or clock.today()
    if data.fate == "issued":
        return
    with clock.standing_at(issued + dt.timedelta(days=3)):
        actions.take_into_work(assignment, actor=actor)
    if data.fate in {"in_work", "overdue"}:
        return
    with clock.standing_at(min(data.due_on, clock.today())):
        actions.report_assignment(assignment, text="Сделано, материалы размещены на портале института.", actor=actor)
        if data.fate == "accepted":
            actions.accept_assignment(assignment, actor=actor)
