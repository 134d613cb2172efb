"""Background work of reports: reminding of asked sections."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from rumo.core import clock
from rumo.reports import queries
from rumo.reports.actions import reminders

# No association asks to be reminded earlier than this many days ahead.
HORIZON = timedelta(days=60)


@task()
def remind_of_sections() -> int:
    """Send the reminders due by today; returns how many went out. Running again sends nothing twice."""
    return sum(reminders.remind(section) for section in queries.waited_for(clock.today() + HORIZON))
