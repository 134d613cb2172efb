from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "rumo.events"
    verbose_name = _("Мероприятия")

    def ready(self) -> None:
        from rumo.core import menu

        # Importing figures registers them.
        from rumo.events.figures import certificates  # noqa: F401

        menu.register(menu.MenuItem(_("Мероприятия"), "events:home", "calendar-event", order=32, prefix="/events/"))
