"""A learning route as it is printed, to read and to download; for everybody who may open the route."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import download
from rumo.growth.builders import build_route
from rumo.growth.route_prints import print_route
from rumo.growth.views.route_access import crumbs_to, route_of
from rumo.papers.writers.html import write_html

FORMATS = frozenset(PaperFormat)


@require_safe
def route_paper(request: UserRequest, pk: int) -> HttpResponse:
    found = route_of(request, pk)
    context = {"route": found, "crumbs": crumbs_to(request, found), "paper_html": write_html(build_route(found))}
    return render(request, "growth/routes/paper.html", context)


@require_safe
def route_file(request: UserRequest, pk: int, file_format: str) -> HttpResponse:
    found = route_of(request, pk)
    if file_format not in FORMATS:
        raise Http404
    return download(print_route(found, PaperFormat(file_format)))
