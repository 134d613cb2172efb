"""Addresses of growth, a file a screen group."""

from __future__ import annotations

from rumo.growth.urls import diagnostics, home, registers, routes

app_name = "growth"

urlpatterns = [
    *home.urlpatterns,
    *diagnostics.urlpatterns,
    *routes.urlpatterns,
    *registers.urlpatterns,
]
