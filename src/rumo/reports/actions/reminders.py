"""Reminders of asked sections by the clock: before the term, on its day, after it; each once for each term."""

from __future__ import annotations

from django.db import transaction

from rumo.core import clock
from rumo.reports import letters, rules
from rumo.reports.models import ReportSection, SectionReminder


@transaction.atomic
def remind(section: ReportSection) -> bool:
    """Send the reminder that is due, if there is one; False when it had gone out before or there is no address."""
    kind = rules.reminder_due(section, clock.today())
    if kind is None or not letters.address_of_asked(section) or not _count(section, kind):
        return False
    letters.send_reminder(section, kind)
    return True


def count_as_reminded(section: ReportSection) -> None:
    """A letter about the section has just gone out: today's reminder would repeat it. Call inside a transaction."""
    kind = rules.reminder_due(section, clock.today())
    if kind is not None:
        _count(section, kind)


def _count(section: ReportSection, kind: str) -> bool:
    """Whether it is the first of its kind for this person and this term, which the section has."""
    assert section.asked_until is not None
    _sent, is_new = SectionReminder.objects.get_or_create(
        section=section,
        person=section.asked_of,
        kind=kind,
        for_day=section.asked_until,
        defaults={"sent_at": clock.now()},
    )
    return is_new
