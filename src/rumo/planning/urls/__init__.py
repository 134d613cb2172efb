"""Addresses of plans, a file a screen group. Each group is a list of paths."""

from __future__ import annotations

from rumo.planning.urls import calendar, execution, grid, instructions, plans

app_name = "planning"

urlpatterns = [
    *plans.urlpatterns,
    *grid.urlpatterns,
    *execution.urlpatterns,
    *calendar.urlpatterns,
    *instructions.urlpatterns,
]
