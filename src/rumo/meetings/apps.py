from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "rumo.meetings"
    verbose_name = "Заседания"

    def ready(self) -> None:
        from rumo.core.menu import MenuItem, register

        register(MenuItem(_("Заседания"), "meetings:register", "gavel", order=20))
