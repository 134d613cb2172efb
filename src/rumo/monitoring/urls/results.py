from __future__ import annotations

from django.urls import path

from rumo.monitoring.views import results

urlpatterns = [
    path("results/<int:pk>/", results.results, name="results"),
    path("results/<int:pk>/result.xlsx", results.results_export, name="results_export"),
    path("results/<int:pk>/conclusion/", results.conclusion_save, name="conclusion_save"),
    path("results/<int:pk>/ranking/", results.ranking_show, name="ranking_show"),
    path("results/<int:pk>/indicators/<int:version_pk>/", results.result_indicator, name="result_indicator"),
]
