from __future__ import annotations

from django.urls import path

from rumo.assignments.views import assignment, board

app_name = "assignments"
urlpatterns = [
    path("", board.board, name="board"),
    path("<int:pk>/", assignment.assignment_page, name="assignment"),
]
