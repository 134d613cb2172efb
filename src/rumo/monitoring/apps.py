from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonitoringConfig(AppConfig):
    name = "rumo.monitoring"
    verbose_name = _("Показатели")

    def ready(self) -> None:
        from rumo.core import menu, schedule
        from rumo.meetings.live_blocks import register_block

        # Importing figures registers them.
        from rumo.monitoring import figures, tasks  # noqa: F401
        from rumo.monitoring.live_blocks import RESULT

        register_block(RESULT)
        menu.register(menu.MenuItem(_("Показатели"), "monitoring:home", "chart-bar", order=36, prefix="/monitoring/"))
        schedule.register("remind of campaigns", timedelta(hours=1), tasks.remind_of_campaigns.enqueue)
