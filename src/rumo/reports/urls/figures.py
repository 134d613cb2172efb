from __future__ import annotations

from django.urls import path

from rumo.reports.views import figures

urlpatterns = [
    path("figures/", figures.figures_page, name="figures"),
    path("figures/table.xlsx", figures.figures_export, name="figures_export"),
    path("figures/records/", figures.records, name="records"),
    path("overview/", figures.overview, name="overview"),
    path("overview/table.xlsx", figures.overview_export, name="overview_export"),
]
