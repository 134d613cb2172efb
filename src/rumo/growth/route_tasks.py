"""Background work of learning routes: load by id, call one action."""

from __future__ import annotations

from django_tasks import task

from rumo.growth.actions import cohort_work, route_reminders
from rumo.growth.models import RouteBatch


@task()
def make_routes(batch_id: int) -> int:
    """Make the routes of a cohort; returns how many."""
    batch = RouteBatch.objects.select_related("association__region", "template", "asked_by").get(pk=batch_id)
    try:
        return cohort_work.make_cohort(batch)
    except Exception:
        cohort_work.fail_cohort(batch)
        raise


@task()
def remind_of_items() -> int:
    """Letters about items due soon or today; returns how many. Running again sends nothing twice."""
    return route_reminders.remind_of_items()
