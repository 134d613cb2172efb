"""Addresses of reports, a file a screen group."""

from __future__ import annotations

from rumo.reports.urls import approval, editing, figures, home, templates

app_name = "reports"

urlpatterns = [
    *home.urlpatterns,
    *templates.urlpatterns,
    *figures.urlpatterns,
    *editing.urlpatterns,
    *approval.urlpatterns,
]
