from __future__ import annotations

from django.urls import path

from rumo.expertise.views import atlas, catalogue, practice_import, practices, sites, statistics

urlpatterns = [
    path("catalogue/<slug:slug>/", catalogue.public_catalogue, name="public_catalogue"),
    path("catalogue/<slug:slug>/atlas/", atlas.public_atlas, name="public_atlas"),
    path("catalogue/<slug:slug>/atlas.xlsx", atlas.public_atlas_export, name="public_atlas_export"),
    path("catalogue/<slug:slug>/<int:pk>/", catalogue.public_practice, name="public_practice"),
    path(
        "catalogue/<slug:slug>/<int:pk>/files/<int:file_pk>/",
        catalogue.public_practice_file,
        name="public_practice_file",
    ),
    path("practices/", practices.catalogue, name="catalogue"),
    path("practices.xlsx", practices.catalogue_export, name="catalogue_export"),
    path("practices/new/", practices.practice_create, name="practice_create"),
    path("practices/import/", practice_import.practice_import, name="practice_import"),
    path("practices/import/enter/", practice_import.practice_import_enter, name="practice_import_enter"),
    path("practices/import/sample.xlsx", practice_import.practice_sample, name="practice_sample"),
    path("practices/<int:pk>/", practices.practice, name="practice"),
    path("practices/<int:pk>/edit/", practices.practice_edit, name="practice_edit"),
    path("practices/<int:pk>/publish/", practices.practice_publish, name="practice_publish"),
    path("practices/<int:pk>/unpublish/", practices.practice_unpublish, name="practice_unpublish"),
    path("practices/<int:pk>/files/new/", practices.practice_file_add, name="practice_file_add"),
    path("practices/<int:pk>/files/<int:file_pk>/", practices.practice_file, name="practice_file"),
    path("practices/<int:pk>/files/<int:file_pk>/remove/", practices.practice_file_remove, name="practice_file_remove"),
    path("sites/", sites.sites, name="sites"),
    path("sites.xlsx", sites.sites_export, name="sites_export"),
    path("sites/new/", sites.site_create, name="site_create"),
    path("sites/<int:pk>/", sites.site, name="site"),
    path("sites/<int:pk>/edit/", sites.site_edit, name="site_edit"),
    path("sites/<int:pk>/statuses/new/", sites.status_add, name="status_add"),
    path("sites/<int:pk>/statuses/<int:status_pk>/end/", sites.status_end, name="status_end"),
    path("sites/<int:pk>/reports/new/", sites.report_ask, name="report_ask"),
    path("sites/<int:pk>/reports/<int:report_pk>/receive/", sites.report_receive, name="report_receive"),
    path("sites/<int:pk>/reports/<int:report_pk>/drop/", sites.report_drop, name="report_drop"),
    path("sites/<int:pk>/reports/<int:report_pk>/file/", sites.report_file, name="report_file"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("statistics.xlsx", statistics.statistics_export, name="statistics_export"),
    path("statistics/records/", statistics.statistics_records, name="statistics_records"),
]
