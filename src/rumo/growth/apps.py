from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GrowthConfig(AppConfig):
    name = "rumo.growth"
    verbose_name = _("Развитие педагогов")

    def ready(self) -> None:
        from rumo.core import menu, schedule
        from rumo.events import followers
        from rumo.growth import route_tasks
        from rumo.growth.actions.credits import follow_certified, follow_counted

        # Importing figures registers them.
        from rumo.growth.figures import diagnostics, registers, routes  # noqa: F401

        menu.register(menu.MenuItem(_("Развитие"), "growth:home", "target", order=34, prefix="/growth/"))
        schedule.register("remind of route items", timedelta(hours=1), route_tasks.remind_of_items.enqueue)
        followers.follow_counted(follow_counted)
        followers.follow_certified(follow_certified)
