"""Background work of assignments: reminding before, on and after the date."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from rumo.assignments import actions, queries, rules
from rumo.core import clock

# No association asks to be reminded earlier than this many days ahead.
HORIZON = timedelta(days=60)


@task()
def remind_executors() -> int:
    """Send the reminders due by today; returns how many went out. Running again sends nothing twice."""
    day = clock.today()
    due = [(row, kind) for row in queries.to_remind(day, HORIZON) if (kind := rules.reminder_due(row, day))]
    people = queries.responsible_people([row for row, _ in due], day)
    return sum(actions.remind(row, person, kind) for row, kind in due for person in people[row.pk])
