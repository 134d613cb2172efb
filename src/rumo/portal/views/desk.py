from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def desk(request: HttpRequest) -> HttpResponse:
    """The home page of a signed-in user."""
    return render(request, "portal/desk.html")
