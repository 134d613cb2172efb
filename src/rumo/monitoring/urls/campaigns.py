from __future__ import annotations

from django.urls import path

from rumo.monitoring.views import campaign_board, campaigns, respondents

urlpatterns = [
    path("campaigns.xlsx", campaigns.campaigns_export, name="campaigns_export"),
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/new/", campaigns.campaign_create, name="campaign_create"),
    path("campaigns/<int:pk>/", campaign_board.campaign, name="campaign"),
    path("campaigns/<int:pk>/board.xlsx", campaign_board.board_export, name="board_export"),
    path("campaigns/<int:pk>/edit/", campaigns.campaign_edit, name="campaign_edit"),
    path("campaigns/<int:pk>/open/", campaigns.campaign_open, name="campaign_open"),
    path("campaigns/<int:pk>/close/", campaigns.campaign_close, name="campaign_close"),
    path("campaigns/<int:pk>/reopen/", campaigns.campaign_reopen, name="campaign_reopen"),
    path("campaigns/<int:pk>/extend/", campaigns.campaign_extend, name="campaign_extend"),
    path("campaigns/<int:pk>/remind/", campaigns.campaign_remind, name="campaign_remind"),
    path("campaigns/<int:pk>/delete/", campaigns.campaign_delete, name="campaign_delete"),
    path("campaigns/<int:pk>/respondents/add/", respondents.respondents_add, name="respondents_add"),
    path("respondents/<int:pk>/exclude/", respondents.respondent_exclude, name="respondent_exclude"),
    path("respondents/<int:pk>/merge/", respondents.respondent_merge, name="respondent_merge"),
    path("respondents/<int:pk>/include/", respondents.respondent_include, name="respondent_include"),
]
