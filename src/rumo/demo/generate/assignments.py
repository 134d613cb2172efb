"""What follows from the decisions of meetings: assignments, of which most have been carried out and accepted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment, Executor
from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import BATCH, write
from rumo.meetings.actions.instructions import ground_of
from rumo.meetings.models import Resolution, ResolutionAssignment

TERM, REPORTED_AFTER = timedelta(days=45), timedelta(days=30)
# One of so many of the last year was never reported: it stands on the board as overdue.
FORGOTTEN_EACH, LAST_YEAR = 10, timedelta(days=365)


def give_assignments(ground: Ground, resolutions: Sequence[Resolution]) -> None:
    """One of each resolution, executed by a member of the body."""
    made = Assignment.objects.bulk_create(
        (_assignment(resolution, n) for n, resolution in enumerate(resolutions)), batch_size=BATCH
    )
    pairs = list(zip(resolutions, made, strict=True))
    write(ResolutionAssignment.objects, (ResolutionAssignment(resolution=one, assignment=two) for one, two in pairs))
    write(Executor.objects, (_executor(ground, assignment, n) for n, assignment in enumerate(made)))


def _assignment(resolution: Resolution, n: int) -> Assignment:
    meeting = resolution.item.meeting
    due, reported = meeting.date + TERM, meeting.date + REPORTED_AFTER
    is_forgotten = n % FORGOTTEN_EACH == 0 and due > clock.today() - LAST_YEAR
    is_done = reported < clock.today() and not is_forgotten
    return Assignment(
        association=meeting.association,
        text=resolution.text,
        ground=ground_of(meeting, resolution),
        issued_on=meeting.date,
        due_text=f"до {due:%d.%m.%Y}",
        due_on=due,
        state=AssignmentState.ACCEPTED if is_done else AssignmentState.IN_WORK,
        report="Справка подготовлена и разослана школам." if is_done else "",
        reported_at=_noon(reported) if is_done else None,
        closed_at=_noon(reported + timedelta(days=1)) if is_done else None,
    )


def _executor(ground: Ground, assignment: Assignment, n: int) -> Executor:
    members = ground.members_of(ground.bodies.index(assignment.association))
    return Executor(assignment=assignment, person=ground.people[members[n % len(members)]])


def _noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))
