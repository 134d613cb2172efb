from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    name = "rumo.planning"
    verbose_name = _("Планы")

    def ready(self) -> None:
        from rumo.core import menu

        menu.register(menu.MenuItem(_("Планы"), "planning:plans", "calendar-stats", order=25, prefix="/planning/"))
