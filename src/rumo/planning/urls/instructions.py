from __future__ import annotations

from django.urls import URLPattern, path

from rumo.planning.views import instructions

urlpatterns: list[URLPattern] = [
    path("instructions/", instructions.instructions, name="instructions"),
    path("instructions/export/", instructions.instructions_export, name="instructions_export"),
    path("instructions/new/", instructions.instruction_register, name="instruction_register"),
    path("instructions/<int:pk>/", instructions.instruction, name="instruction"),
    path("instructions/<int:pk>/edit/", instructions.instruction_edit, name="instruction_edit"),
    path("instructions/<int:pk>/withdraw/", instructions.instruction_withdraw, name="instruction_withdraw"),
    path("instructions/<int:pk>/file/", instructions.instruction_file, name="instruction_file"),
]
