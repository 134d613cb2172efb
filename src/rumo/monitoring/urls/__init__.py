"""Addresses of monitoring, a file a screen group."""

from __future__ import annotations

from rumo.monitoring.urls import campaigns, forms, home, indicators, results

app_name = "monitoring"

urlpatterns = [
    *home.urlpatterns,
    *indicators.urlpatterns,
    *campaigns.urlpatterns,
    *forms.urlpatterns,
    *results.urlpatterns,
]
