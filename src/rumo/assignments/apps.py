from __future__ import annotations

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "rumo.assignments"
    verbose_name = "Поручения"
