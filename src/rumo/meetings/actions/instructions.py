"""Assignments drafted from a resolution; they are issued when the minutes are signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.assignments import actions as assignments
from rumo.core import audit
from rumo.meetings import permissions
from rumo.meetings.actions.holding import hold
from rumo.meetings.models import Meeting, Resolution, ResolutionAssignment
from rumo.russian.dates import long_date


@transaction.atomic
def draft_instruction(
    resolution: Resolution,
    *,
    text: str,
    due_text: str,
    due_on: date | None,
    executors: Sequence[assignments.ExecutorData],
    actor: User,
) -> ResolutionAssignment:
    """Who does what by when. A bare date is worded «до 1 марта 2024 г.»; a phrase is kept as typed."""
    meeting = resolution.item.meeting
    hold(meeting)
    permissions.may_take_minutes(actor, meeting).require()
    assignment = assignments.draft_assignment(
        association=meeting.association,
        text=text,
        ground=ground_of(meeting, resolution),
        due_text=due_text or worded(due_on),
        due_on=due_on,
        executors=executors,
        actor=actor,
    )
    link = ResolutionAssignment.objects.create(resolution=resolution, assignment=assignment)
    audit.record(actor, "draft_instruction", resolution, _("Поручение: %(text)s") % {"text": text})
    return link


@transaction.atomic
def edit_instruction(
    link: ResolutionAssignment,
    *,
    text: str,
    due_text: str,
    due_on: date | None,
    executors: Sequence[assignments.ExecutorData],
    actor: User,
) -> None:
    """Change a draft; one that is issued is refused."""
    hold(link.resolution.item.meeting)
    permissions.may_take_minutes(actor, link.resolution.item.meeting).require()
    assignments.edit_draft(
        link.assignment,
        text=text,
        due_text=due_text or worded(due_on),
        due_on=due_on,
        executors=executors,
        actor=actor,
    )


@transaction.atomic
def delete_instruction(link: ResolutionAssignment, *, actor: User) -> None:
    hold(link.resolution.item.meeting)
    permissions.may_take_minutes(actor, link.resolution.item.meeting).require()
    summary = _("Удалено поручение: %(text)s") % {"text": link.assignment.text}
    audit.record(actor, "delete_instruction", link.resolution, summary)
    assignments.delete_draft(link.assignment, actor=actor)


def worded(due_on: date | None) -> str:
    return _("до %(day)s") % {"day": long_date(due_on)} if due_on else ""


def ground_of(meeting: Meeting, resolution: Resolution) -> str:
    """«Протокол от 13 декабря 2023 г. № 4, вопрос 2, решение 1»."""
    number = f" № {meeting.number}" if meeting.number else ""
    return _("Протокол от %(day)s%(number)s, вопрос %(item)s, решение %(resolution)s") % {
        "day": long_date(meeting.date),
        "number": number,
        "item": resolution.item.position,
        "resolution": resolution.position,
    }
