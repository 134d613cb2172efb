from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "rumo.core"
    verbose_name = "Основа"

    def ready(self) -> None:
        from rumo.core import schedule, sqlite, tasks

        sqlite.install()
        schedule.register("retry_mail", timedelta(minutes=10), tasks.retry_mail.enqueue)
