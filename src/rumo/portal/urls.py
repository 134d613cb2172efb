from __future__ import annotations

from django.urls import path

from rumo.portal.views.desk import desk

app_name = "portal"
urlpatterns = [path("", desk, name="desk")]
