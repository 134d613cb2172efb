from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonitoringConfig(AppConfig):
    name = "rumo.monitoring"
    verbose_name = _("Показатели")

    def ready(self) -> None:
        from rumo.core import menu

        menu.register(menu.MenuItem(_("Показатели"), "monitoring:home", "chart-bar", order=36, prefix="/monitoring/"))
