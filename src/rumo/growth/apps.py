from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GrowthConfig(AppConfig):
    name = "rumo.growth"
    verbose_name = _("Развитие педагогов")

    def ready(self) -> None:
        from rumo.core import menu

        menu.register(menu.MenuItem(_("Развитие"), "growth:home", "target", order=34, prefix="/growth/"))
