"""Addresses open to everybody: the navigator of a region, known by its slug."""

from __future__ import annotations

from django.urls import URLPattern, path

from rumo.events.views import navigator, navigator_calendar, navigator_feeds, public_event

urlpatterns: list[URLPattern] = [
    path("navigator/", navigator.navigators, name="navigators"),
    path("navigator/<slug:slug>/", navigator.navigator, name="navigator"),
    path("navigator/<slug:slug>/archive/", navigator.archive, name="archive"),
    path("navigator/<slug:slug>/calendar/", navigator_calendar.navigator_calendar, name="navigator_calendar"),
    path("navigator/<slug:slug>/subscription/", navigator_feeds.subscription, name="subscription"),
    path("navigator/<slug:slug>/feed.ics", navigator_feeds.navigator_feed, name="navigator_feed"),
    path("navigator/<slug:slug>/series/<int:pk>/", navigator.public_series, name="public_series"),
    path("navigator/<slug:slug>/<int:pk>/", public_event.public_event, name="public_event"),
    path("navigator/<slug:slug>/<int:pk>/event.ics", public_event.public_event_ics, name="public_event_ics"),
    path(
        "navigator/<slug:slug>/<int:pk>/materials/<int:material_pk>/",
        public_event.public_material,
        name="public_material",
    ),
]
