"""Truths of an assignment: what day a term names, how urgent it is, when to remind. No user, no writes."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from rumo.assignments.enums import AssignmentState, ReminderKind, Urgency
from rumo.assignments.models import Assignment
from rumo.russian import dates
from rumo.russian.numbers import agree

# «Скоро»: within so many calendar days, today included.
SOON = timedelta(days=7)
# Kinds of badges; what is not here is neutral.
URGENCY_COLOURS = {
    Urgency.OVERDUE: "danger",
    Urgency.TODAY: "warning",
    Urgency.SOON: "warning",
    Urgency.REPORTED: "info",
}

_DEADLINE = re.compile(
    r"\b(?:до|не позднее|к)\s+"
    r"(?P<date>\d{1,2}\.\d{1,2}\.\d{4}|[«\"]?\d{1,2}[»\"]?\s+(?P<month>[а-яё]+)(?:\s+(?P<year>\d{4}))?)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{4}(?:\s*г\.?|\s*года)?|\d{1,2}\s+[а-яё]+\s+\d{4}(?:\s*г\.?|\s*года)?", re.IGNORECASE
)


def due_day(phrase: str, issued_on: date) -> date | None:
    """The last day, inclusive, of a phrase with a plain date in it; None when it names none («постоянно»).

    «в срок до 1 декабря» takes the year of issue, or the next one when that day is already past. ValueError, in
    Russian, when the phrase names a day that does not exist («до 31 апреля 2024 г.»).
    """
    line = " ".join(phrase.split())
    if _PLAIN.fullmatch(line):
        return dates.parse_date(line)
    found = _DEADLINE.search(line)
    if found is None or (found["month"] and found["month"].lower() not in dates.MONTHS_GENITIVE):
        return None
    if found["month"] is None or found["year"]:
        return dates.parse_date(found["date"])
    day = dates.parse_date(f"{found['date']} {issued_on.year}")
    return day if day >= issued_on else dates.parse_date(f"{found['date']} {issued_on.year + 1}")


def urgency(assignment: Assignment, day: date) -> Urgency:
    """How an assignment stands against its term on `day`: what the board sorts by and names."""
    if assignment.state == AssignmentState.DRAFT:
        return Urgency.NOT_ISSUED
    if not assignment.is_open:
        return Urgency.CLOSED
    if assignment.state == AssignmentState.REPORTED:
        return Urgency.REPORTED
    if assignment.due_on is None:
        return Urgency.NO_DATE
    if assignment.due_on < day:
        return Urgency.OVERDUE
    if assignment.due_on == day:
        return Urgency.TODAY
    return Urgency.SOON if assignment.due_on <= day + SOON else Urgency.LATER


def term_words(assignment: Assignment, day: date) -> str:
    """How long is left or how late it is, for the board: «просрочено на 5 дней», «через 3 дня», «срок сегодня»."""
    stands = urgency(assignment, day)
    if assignment.due_on is None or stands not in {Urgency.OVERDUE, Urgency.SOON, Urgency.LATER}:
        return str(stands.label)
    days = agree(abs((assignment.due_on - day).days), "день")
    return (
        _("просрочено на %(days)s") % {"days": days}
        if stands == Urgency.OVERDUE
        else _("через %(days)s") % {"days": days}
    )


def term_colour(assignment: Assignment, day: date) -> str:
    """The kind of badge under which `term_words` stand."""
    return URGENCY_COLOURS.get(urgency(assignment, day), "neutral")


def reminder_due(assignment: Assignment, day: date) -> ReminderKind | None:
    """Which reminder the executors should have by `day`, by the days the association's rules set; None for none.

    A reported assignment waits for the one who accepts, so its executors are left in peace.
    """
    if assignment.state not in {AssignmentState.ISSUED, AssignmentState.IN_WORK} or assignment.due_on is None:
        return None
    return reminder_of(assignment.due_on, day, ahead=assignment.association.rules.reminder_days)


def reminder_of(term: date, day: date, *, ahead: int) -> ReminderKind | None:
    """Which reminder of `term` is due on `day`, the first `ahead` days before it; None while it is early."""
    left = (term - day).days
    if left < 0:
        return ReminderKind.OVERDUE
    if left == 0:
        return ReminderKind.DUE
    return ReminderKind.BEFORE if left <= ahead else None
