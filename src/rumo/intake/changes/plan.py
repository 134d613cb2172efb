"""Adding to the record of a plan what the reader missed and taking out what it imagined: pure functions of plans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rumo.intake.changes.buttons import Button, without
from rumo.papers.plan import Plan, PlannedMeeting, PlanRow, PlanStamp, Question, StampKind


def add_stamp(plan: Plan) -> Plan:
    return replace(plan, stamps=(*plan.stamps, PlanStamp(StampKind.APPROVED)))


def remove_stamp(plan: Plan, index: int) -> Plan:
    return replace(plan, stamps=without(plan.stamps, index))


def add_row(plan: Plan, index: int) -> Plan:
    """An empty row at `index`, under the heading of the one before it."""
    section = plan.rows[index - 1].section if 0 < index <= len(plan.rows) else ""
    return replace(plan, rows=(*plan.rows[:index], PlanRow("", "", section=section), *plan.rows[index:]))


def remove_row(plan: Plan, index: int) -> Plan:
    return replace(plan, rows=without(plan.rows, index))


def add_meeting(plan: Plan) -> Plan:
    """An empty meeting last."""
    return replace(plan, meetings=(*plan.meetings, PlannedMeeting(str(len(plan.meetings) + 1))))


def remove_meeting(plan: Plan, index: int) -> Plan:
    return replace(plan, meetings=without(plan.meetings, index))


def add_question(plan: Plan, index: int) -> Plan:
    return _with_meeting(plan, index, lambda each: replace(each, questions=(*each.questions, Question("", ""))))


def remove_question(plan: Plan, index: int, number: int) -> Plan:
    """The rest close up, where they were counted."""

    def without_it(meeting: PlannedMeeting) -> PlannedMeeting:
        kept = without(meeting.questions, number)
        if _is_counted(meeting.questions):
            kept = tuple(replace(each, number=str(n)) for n, each in enumerate(kept, start=1))
        return replace(meeting, questions=kept)

    return _with_meeting(plan, index, without_it)


def _is_counted(questions: tuple[Question, ...]) -> bool:
    return all(each.number == str(n) for n, each in enumerate(questions, start=1))


def _with_meeting(plan: Plan, index: int, change: Callable[[PlannedMeeting], PlannedMeeting]) -> Plan:
    meetings = (change(each) if n == index else each for n, each in enumerate(plan.meetings))
    return replace(plan, meetings=tuple(meetings))


BUTTONS: dict[str, Button[Plan]] = {
    "add_stamp": Button(add_stamp),
    "remove_stamp": Button(remove_stamp, 1, lambda plan, n: (f"stamps[{n}]",)),
    "add_row": Button(add_row, 1, adds=lambda plan, n: (f"rows[{n}]",)),
    "remove_row": Button(remove_row, 1, lambda plan, n: (f"rows[{n}]",)),
    "add_meeting": Button(add_meeting),
    "remove_meeting": Button(remove_meeting, 1, lambda plan, n: (f"meetings[{n}]",)),
    "add_question": Button(add_question, 1),
    "remove_question": Button(remove_question, 2, lambda plan, n, k: (f"meetings[{n}].questions[{k}]",)),
}
