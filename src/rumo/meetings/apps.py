from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "rumo.meetings"
    verbose_name = "Заседания"

    def ready(self) -> None:
        from rumo.assignments.grounds import register_origin
        from rumo.core.menu import MenuItem, register

        # Importing figures registers them.
        from rumo.meetings import figures  # noqa: F401
        from rumo.meetings.origins import resolution_origins

        register_origin(resolution_origins)
        register(MenuItem(_("Заседания"), "meetings:register", "gavel", order=20))
