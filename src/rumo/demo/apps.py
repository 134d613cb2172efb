from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "rumo.demo"
    verbose_name = "Демонстрация"

    def ready(self) -> None:
        from rumo.core import menu

        if settings.DEMO:
            menu.register(menu.MenuItem(_("Письма демонстрации"), "demo:outbox", icon="mail", order=900))
