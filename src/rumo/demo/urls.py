from __future__ import annotations

from django.urls import path

from rumo.demo import views

app_name = "demo"
urlpatterns = [
    path("enter/<slug:slug>/", views.enter, name="enter"),
    path("enter/<slug:region>/<slug:slug>/", views.enter_region, name="enter_region"),
    path("mail/", views.outbox, name="outbox"),
]
