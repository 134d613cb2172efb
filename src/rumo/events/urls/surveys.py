"""The survey: for participants by their link, for organizers under `events/`."""

from __future__ import annotations

from django.urls import path

from rumo.events.views import attended, surveys

urlpatterns = [
    path("navigator/survey/<str:token>/", surveys.survey_answer, name="survey_answer"),
    path("events/surveyed.xlsx", attended.surveyed_export, name="surveyed_export"),
    path("events/surveyed/", attended.surveyed, name="surveyed"),
    path("events/<int:pk>/survey/", surveys.survey, name="survey"),
    path("events/<int:pk>/survey/export/", surveys.survey_export, name="survey_export"),
]
