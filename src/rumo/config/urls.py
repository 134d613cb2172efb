"""All addresses. Each room names its own; this file only hangs them up."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from rumo.api import v1
from rumo.core.views import healthz

urlpatterns = [
    path("", include("rumo.portal.urls")),
    path("reports/", include("rumo.reports.urls")),
    path("monitoring/", include("rumo.monitoring.urls")),
    path("planning/", include("rumo.planning.urls")),
    path("growth/", include("rumo.growth.urls")),
    path("expertise/", include("rumo.expertise.urls")),
    path("", include("rumo.events.urls")),
    path("meetings/", include("rumo.meetings.urls")),
    path("intake/", include("rumo.intake.urls")),
    path("assignments/", include("rumo.assignments.urls")),
    path("documents/", include("rumo.documents.urls")),
    path("directory/", include("rumo.directory.urls")),
    path("accounts/", include("rumo.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("exchange/", include("rumo.api.urls")),
    path("api/v1/", v1.urls),
    path("demo/", include("rumo.demo.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
]
