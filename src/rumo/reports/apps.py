from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "rumo.reports"
    verbose_name = _("Отчёты")

    def ready(self) -> None:
        from rumo.core import menu

        # Importing blocks registers them.
        from rumo.reports.blocks import figures, meetings, monitoring, registers  # noqa: F401

        menu.register(menu.MenuItem(_("Отчёты"), "reports:home", "file-description", order=38, prefix="/reports/"))
