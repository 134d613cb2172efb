from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rumo.portal.desk import desk_of


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """The home page of a signed-in user: what to do today."""
    return render(request, "portal/desk.html", {"desk": desk_of(request.user)})
