from __future__ import annotations

from django.urls import path

from rumo.accounts.views.invitation import invitation
from rumo.accounts.views.profile import profile

app_name = "accounts"
urlpatterns = [
    path("profile/", profile, name="profile"),
    path("invitation/<str:token>/", invitation, name="invitation"),
]
