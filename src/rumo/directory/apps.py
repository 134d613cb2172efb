from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "rumo.directory"
    verbose_name = "Справочник"

    def ready(self) -> None:
        from rumo.core.menu import MenuItem, register

        # Importing figures registers them.
        from rumo.directory import figures  # noqa: F401
        from rumo.directory.powers import powers_of

        directory = "/directory/"
        register(MenuItem(_("Объединения"), "directory:associations", "sitemap", 40, f"{directory}associations/"))
        register(MenuItem(_("Люди"), "directory:people", "users", 50, f"{directory}people/"))
        register(MenuItem(_("Организации"), "directory:organizations", "building", 60, f"{directory}organizations/"))
        register(
            MenuItem(
                _("Доступ"),
                "directory:access",
                "key",
                90,
                f"{directory}access/",
                lambda user: powers_of(user).everything or bool(powers_of(user).administers),
            )
        )
