"""Background work of plans: reminding ahead of due dates, the digest on Mondays, plans whose day has come."""

from __future__ import annotations

from django_tasks import task

from rumo.core import clock
from rumo.planning import digest, reminders
from rumo.planning.actions import reminders as actions
from rumo.planning.actions import states

MONDAY = 0


@task()
def remind_responsible() -> int:
    """Send the reminders due by today; returns of how many due dates. Running again sends nothing twice."""
    return sum(actions.remind(each.person, each.dues) for each in reminders.to_remind(clock.today()))


@task()
def send_digests() -> int:
    """On Mondays, to each responsible person once; returns how many went out."""
    today = clock.today()
    if today.weekday() != MONDAY:
        return 0
    return sum(actions.send_digest(each) for each in digest.digests(today))


@task()
def start_due_plans() -> int:
    """Put approved plans in force on their day; returns how many. Running again does nothing."""
    return states.start_due_plans()
