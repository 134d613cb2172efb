from __future__ import annotations

from django.urls import URLPattern, path

from rumo.planning.views import calendar, feeds

urlpatterns: list[URLPattern] = [
    path("calendar/", calendar.my_calendar, name="my_calendar"),
    path("calendar/<int:pk>/", calendar.calendar, name="calendar"),
    path("calendar/feeds/", feeds.feeds, name="feeds"),
    path("calendar/feeds/renew/", feeds.feed_renew, name="feed_renew"),
    path("feeds/<str:key>.ics", feeds.feed, name="feed"),
    path("feeds/<str:key>/<int:pk>.ics", feeds.feed_of_body, name="feed_of_body"),
]
