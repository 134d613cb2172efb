from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "rumo.portal"
    verbose_name = "Рабочий стол"

    def ready(self) -> None:
        from rumo.core import menu

        menu.register(menu.MenuItem(_("Рабочий стол"), "portal:desk", icon="home", order=0))
