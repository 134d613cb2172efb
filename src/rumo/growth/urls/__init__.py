"""Addresses of growth, a file a screen group."""

from __future__ import annotations

from rumo.growth.urls import diagnostics, home, mentoring, pools, publications, routes, support

app_name = "growth"

urlpatterns = [
    *home.urlpatterns,
    *diagnostics.urlpatterns,
    *routes.urlpatterns,
    *mentoring.urlpatterns,
    *pools.urlpatterns,
    *support.urlpatterns,
    *publications.urlpatterns,
]
