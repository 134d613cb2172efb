"""The first page of expertise: what waits for whom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rumo.expertise import queries


def home(request: HttpRequest) -> HttpResponse:
    """Open campaigns, own materials, own reviews, and for those who lead, the queues."""
    context = {
        "campaigns": queries.open_campaigns(request.user),
        "submissions": queries.own_submissions(request.user),
        "reviews": queries.own_reviews(request.user),
    }
    return render(request, "expertise/home.html", context)
