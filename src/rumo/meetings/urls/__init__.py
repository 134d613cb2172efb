"""Addresses of meetings, a file a noun."""

from __future__ import annotations

from rumo.meetings.urls import meetings, session, signing

app_name = "meetings"
urlpatterns = [*meetings.urlpatterns, *session.urlpatterns, *signing.urlpatterns]
