"""Every register has the same addresses («growth/publications/new/»); a programme and a school have their own pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from rumo.growth.registers.base import Register
from rumo.growth.registers.registry import REGISTERS
from rumo.growth.views import mentoring, norm, register_table, registers, support


def _of(register: Register) -> list[URLPattern]:
    key, given = register.key, {"register": register}
    return [
        path(f"{key}/", registers.entries, given, name=key),
        path(f"{key}.xlsx", register_table.export, given, name=f"{key}_export"),
        path(f"{key}/new/", registers.entry_new, given, name=f"{key}_new"),
        path(f"{key}/sample.xlsx", register_table.sample, given, name=f"{key}_sample"),
        path(f"{key}/table/", register_table.table, given, name=f"{key}_table"),
        path(f"{key}/table/enter/", register_table.table_enter, given, name=f"{key}_table_enter"),
        path(f"{key}/<int:pk>/edit/", registers.entry_edit, given, name=f"{key}_edit"),
        path(f"{key}/<int:pk>/remove/", registers.entry_remove, given, name=f"{key}_remove"),
        path(f"{key}/<int:pk>/file/", registers.entry_file, given, name=f"{key}_file"),
    ]


urlpatterns = [
    path("pools/norm/", norm.norm, name="norm"),
    path("mentoring/<int:pk>/", mentoring.program, name="program"),
    path("mentoring/<int:pk>/pairs/new/", mentoring.pair_add, name="pair_add"),
    path("mentoring/pairs/<int:pk>/end/", mentoring.pair_end, name="pair_end"),
    path("mentoring/pairs/<int:pk>/write/", mentoring.entry_write, name="mentoring_entry"),
    path("support/<int:pk>/", support.school, name="school"),
    path("support/<int:pk>/visits/new/", support.visit_add, name="visit_add"),
    path("support/visits/<int:pk>/remove/", support.visit_remove, name="visit_remove"),
    path("support/visits/<int:pk>/file/", support.visit_file, name="visit_file"),
    *(pattern for register in REGISTERS.values() for pattern in _of(register)),
]
