from __future__ import annotations

from django.urls import path

from rumo.events.views import home

urlpatterns = [path("events/", home.home, name="home")]
