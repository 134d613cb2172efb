from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertiseConfig(AppConfig):
    name = "rumo.expertise"
    verbose_name = _("Экспертиза")

    def ready(self) -> None:
        from rumo.core import menu, schedule
        from rumo.events.grounds import register_practice_way

        # Importing figures registers them.
        from rumo.expertise import figures, tasks  # noqa: F401
        from rumo.expertise.practice_ways import practice_ways

        register_practice_way(practice_ways)
        menu.register(menu.MenuItem(_("Экспертиза"), "expertise:home", "certificate", order=30, prefix="/expertise/"))
        schedule.register("remind experts", timedelta(hours=1), tasks.remind_experts.enqueue)
        schedule.register("replace experts", timedelta(hours=1), tasks.replace_experts.enqueue)
        schedule.register("remind of endorsements", timedelta(hours=1), tasks.remind_of_endorsements.enqueue)
