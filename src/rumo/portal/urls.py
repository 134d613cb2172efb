from __future__ import annotations

from django.urls import path

from rumo.portal.views.desk import desk
from rumo.portal.views.public_minutes import public_minutes, public_register

app_name = "portal"
urlpatterns = [
    path("", desk, name="desk"),
    path("public/<slug:slug>/minutes/", public_register, name="public_register"),
    path("public/<slug:slug>/minutes/<int:pk>/", public_minutes, name="public_minutes"),
]
