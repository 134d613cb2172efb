from __future__ import annotations

from django.urls import path

from rumo.assignments.views import assignment, board, options, steps

app_name = "assignments"
urlpatterns = [
    path("", board.board, name="board"),
    path("export/", board.board_export, name="board_export"),
    path("options/executors/", options.executor_options, name="executor_options"),
    path("<int:pk>/", assignment.assignment_page, name="assignment"),
    path("<int:pk>/take/", steps.assignment_take, name="assignment_take"),
    path("<int:pk>/accept/", steps.assignment_accept, name="assignment_accept"),
    *(
        path(f"<int:pk>/{name}/", steps.assignment_step, {"name": name}, name=f"assignment_{name}")
        for name in steps.STEPS
    ),
    path("<int:pk>/evidence/<int:evidence_pk>/", assignment.evidence_file, name="evidence_file"),
]
