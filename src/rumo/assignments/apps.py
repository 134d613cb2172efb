"""What somebody must do by a date, and its control."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssignmentsConfig(AppConfig):
    name = "rumo.assignments"
    verbose_name = "Поручения"

    def ready(self) -> None:
        # Importing figures registers them.
        from rumo.assignments import figures, tasks  # noqa: F401
        from rumo.core import menu, schedule

        menu.register(menu.MenuItem(_("Поручения"), "assignments:board", "clipboard-check", order=30))
        schedule.register("remind about assignments", timedelta(hours=1), tasks.remind_executors.enqueue)
