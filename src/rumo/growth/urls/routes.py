from __future__ import annotations

from django.urls import path

from rumo.growth.views import route_page

urlpatterns = [
    path("routes/<int:pk>/", route_page.route, name="route"),
]
