from __future__ import annotations

from django.urls import path

from rumo.reports.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("reports.xlsx", home.reports_export, name="reports_export"),
]
