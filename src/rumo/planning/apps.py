from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    name = "rumo.planning"
    verbose_name = _("Планы")

    def ready(self) -> None:
        from rumo.assignments.grounds import register_origin
        from rumo.core import schedule
        from rumo.core.menu import MenuItem, register
        from rumo.events import grounds as event_grounds
        from rumo.meetings.grounds import register_ground
        from rumo.planning import tasks
        from rumo.planning.grounds import planned_event_grounds, planned_grounds
        from rumo.planning.origins import instruction_origins

        register_origin(instruction_origins)
        register_ground(planned_grounds)
        event_grounds.register_ground(planned_event_grounds)
        register(MenuItem(_("Планы"), "planning:plans", "calendar-stats", order=25, prefix="/planning/"))
        register(MenuItem(_("Календарь"), "planning:my_calendar", "calendar", order=15))
        register(MenuItem(_("Внешние поручения"), "planning:instructions", "inbox", order=32))
        schedule.register("remind about plans", timedelta(hours=1), tasks.remind_responsible.enqueue)
        schedule.register("send weekly digests", timedelta(hours=1), tasks.send_digests.enqueue)
        schedule.register("put plans in force", timedelta(hours=1), tasks.start_due_plans.enqueue)
