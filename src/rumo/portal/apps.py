"""The desk of a signed-in user and the public site."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "rumo.portal"
    verbose_name = "Рабочий стол и открытый сайт"

    def ready(self) -> None:
        from rumo.core import menu, schedule
        from rumo.directory.powers import powers_of
        from rumo.portal.search.index import refresh_search

        def runs_something(user: object) -> bool:
            powers = powers_of(user)
            return powers.everything or bool(powers.runs)

        menu.register(menu.MenuItem(_("Рабочий стол"), "portal:desk", icon="home", order=0))
        menu.register(
            menu.MenuItem(
                _("Открытый сайт"), "portal:site_pages", icon="external-link", order=95, visible=runs_something
            )
        )
        schedule.register("portal.refresh_search", timedelta(minutes=5), refresh_search)
