from __future__ import annotations

from django.urls import path

from rumo.expertise.views import campaigns, tracks

urlpatterns = [
    path("tracks/", tracks.tracks, name="tracks"),
    path("tracks.xlsx", tracks.tracks_export, name="tracks_export"),
    path("tracks/new/", tracks.track_create, name="track_create"),
    path("tracks/<int:pk>/", tracks.track, name="track"),
    path("tracks/<int:pk>/rules/", tracks.track_rules_edit, name="track_rules"),
    path("tracks/<int:pk>/outcomes/", tracks.track_outcomes, name="track_outcomes"),
    path("tracks/<int:pk>/use/", tracks.track_use, name="track_use"),
    path("tracks/<int:pk>/campaigns/new/", campaigns.campaign_create, name="campaign_create"),
    path("tracks/<int:pk>/<slug:name>/new/", tracks.part_add, name="track_part_add"),
    path("tracks/<int:pk>/<slug:name>/order/", tracks.part_order, name="track_part_order"),
    path("tracks/<int:pk>/<slug:name>/<slug:key>/", tracks.part_edit, name="track_part_edit"),
    path("tracks/<int:pk>/<slug:name>/<slug:key>/delete/", tracks.part_delete, name="track_part_delete"),
    path("campaigns/<int:pk>/", campaigns.campaign, name="campaign"),
    path("campaigns/<int:pk>/edit/", campaigns.campaign_edit, name="campaign_edit"),
    path("campaigns/<int:pk>/publish/", campaigns.campaign_publish, name="campaign_publish"),
    path("campaigns/<int:pk>/extend/", campaigns.campaign_extend, name="campaign_extend"),
    path("campaigns/<int:pk>/delete/", campaigns.campaign_delete, name="campaign_delete"),
]
