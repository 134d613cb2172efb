"""Addresses of expertise, a file a screen group. Each group is a list of paths."""

from __future__ import annotations

from rumo.expertise.urls import assignment, catalogue, council, experts, home, reviews, submissions, tracks

app_name = "expertise"

urlpatterns = [
    *home.urlpatterns,
    *tracks.urlpatterns,
    *submissions.urlpatterns,
    *experts.urlpatterns,
    *assignment.urlpatterns,
    *reviews.urlpatterns,
    *council.urlpatterns,
    *catalogue.urlpatterns,
]
