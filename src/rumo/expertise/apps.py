from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertiseConfig(AppConfig):
    name = "rumo.expertise"
    verbose_name = _("Экспертиза")

    def ready(self) -> None:
        from rumo.core import menu

        menu.register(menu.MenuItem(_("Экспертиза"), "expertise:home", "certificate", order=30, prefix="/expertise/"))
