from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "rumo.documents"
    verbose_name = "Документы"

    def ready(self) -> None:
        from rumo.core import menu
        from rumo.documents import queries

        menu.register(
            menu.MenuItem(
                _("Документы"),
                "documents:register",
                "files",
                order=50,
                prefix="/documents/stamps/",
                visible=queries.has_register,
            )
        )
        menu.register(
            menu.MenuItem(
                _("Шаблоны Word"),
                "documents:templates",
                "template",
                order=80,
                prefix="/documents/templates/",
                visible=queries.has_templates,
            )
        )
