"""Addresses of events, a file a screen group: `events/` for those who work, `navigator/` for everybody."""

from __future__ import annotations

from rumo.events.urls import attendance, certificates, editing, home, navigator, registration, surveys

app_name = "events"

urlpatterns = [
    *home.urlpatterns,
    *editing.urlpatterns,
    *navigator.urlpatterns,
    *registration.urlpatterns,
    *attendance.urlpatterns,
    *surveys.urlpatterns,
    *certificates.urlpatterns,
]
