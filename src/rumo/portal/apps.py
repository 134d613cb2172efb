from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "rumo.portal"
    verbose_name = "Рабочий стол"
