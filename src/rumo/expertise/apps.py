from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertiseConfig(AppConfig):
    name = "rumo.expertise"
    verbose_name = _("Экспертиза")

    def ready(self) -> None:
        from rumo.core import menu, schedule
        from rumo.expertise import tasks

        menu.register(menu.MenuItem(_("Экспертиза"), "expertise:home", "certificate", order=30, prefix="/expertise/"))
        schedule.register("remind experts", timedelta(hours=1), tasks.remind_experts.enqueue)
        schedule.register("replace experts", timedelta(hours=1), tasks.replace_experts.enqueue)
