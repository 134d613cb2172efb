from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "rumo.core"
    verbose_name = "Основа"

    def ready(self) -> None:
        from rumo.core import sqlite  # connects a signal

        sqlite.install()
