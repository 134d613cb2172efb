from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "rumo.reports"
    verbose_name = _("Отчёты")

    def ready(self) -> None:
        from rumo.core import menu, schedule
        from rumo.reports import tasks

        # Importing blocks registers them.
        from rumo.reports.blocks import figures, meetings, monitoring, registers  # noqa: F401

        menu.register(menu.MenuItem(_("Отчёты"), "reports:home", "file-description", order=38, prefix="/reports/"))
        schedule.register("remind of report sections", timedelta(hours=1), tasks.remind_of_sections.enqueue)
