"""The desk's part on reports: sections one was asked to write, reports that are to be handed in soon."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.portal.desk_lines import SHOWN, Line
from rumo.reports.enums import ReportState, SectionState
from rumo.reports.models import ReportSection
from rumo.reports.queries import asked_sections, run_reports
from rumo.russian.dates import short_date

# What is due later than this is no matter of today.
COMING = timedelta(days=30)


def my_sections(user: Any) -> tuple[Line, ...]:
    """Sections the user was asked to write, the nearest day first. One query."""
    day = clock.today()
    rows = asked_sections(user).order_by(F("asked_until").asc(nulls_last=True), "pk")
    return tuple(_section(each, day) for each in rows[:SHOWN])


def to_hand_in(user: Any) -> tuple[Line, ...]:
    """Drafts of the bodies one runs that are due within a month, or late. One query."""
    day = clock.today()
    rows = run_reports(user).filter(state=ReportState.DRAFT, due_on__lte=day + COMING)
    counted = rows.annotate(left=Count("sections", filter=~Q(sections__state=SectionState.READY)))
    return tuple(
        Line(
            each.title,
            reverse("reports:report", args=[each.pk]),
            _("не готово разделов: %(n)s") % {"n": each.left} if each.left else _("все разделы готовы"),
            *_due(each.due_on, day),
        )
        for each in counted.order_by("due_on", "pk")[:SHOWN]
    )


def _section(section: ReportSection, day: date) -> Line:
    address = reverse("reports:section", args=[section.report_id, section.pk])
    return Line(str(section), address, section.report.title, *_due(section.asked_until, day))


def _due(due: date | None, day: date) -> tuple[str, str]:
    """The note and its kind; nothing where no day was set."""
    if due is None:
        return "", "neutral"
    note = _("до %(day)s") % {"day": short_date(due)}
    return (_("просрочено: %(due)s") % {"due": note}, "danger") if due < day else (note, "info")
