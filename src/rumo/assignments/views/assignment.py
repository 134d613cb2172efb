"""The page of one assignment."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from rumo.assignments import queries


def assignment_page(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(queries.visible_assignments(request.user), pk=pk)
    return render(request, "assignments/assignment.html", {"assignment": assignment})
