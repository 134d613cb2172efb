from __future__ import annotations

from django.urls import path

from rumo.demo import views

app_name = "demo"
urlpatterns = [
    path("enter/<slug:slug>/", views.enter, name="enter"),
    path("mail/", views.outbox, name="outbox"),
]
