from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "rumo.intake"
    verbose_name = "Старые документы"

    def ready(self) -> None:
        from rumo.core.menu import MenuItem, register
        from rumo.intake.permissions import may_use_intake

        register(MenuItem(_("Старые документы"), "intake:batches", "archive", order=70, visible=may_use_intake))
