from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "rumo.api"
    verbose_name = _("Связь с другими системами")

    def ready(self) -> None:
        from rumo.api.actions.deliveries import retry_messages, tell_of
        from rumo.core import audit, menu, schedule
        from rumo.directory.powers import powers_of

        def works_with_records(user: object) -> bool:
            powers = powers_of(user)
            return powers.everything or bool(powers.runs or powers.administers)

        menu.register(
            menu.MenuItem(
                _("Обмен данными"), "api:tokens", icon="link", order=97, prefix="/exchange/", visible=works_with_records
            )
        )
        audit.follow(tell_of)
        schedule.register("api.retry_messages", timedelta(minutes=1), retry_messages)
