"""The control board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rumo.assignments import queries


def board(request: HttpRequest) -> HttpResponse:
    rows = queries.by_urgency(queries.visible_assignments(request.user))
    return render(request, "assignments/board.html", {"rows": rows})
