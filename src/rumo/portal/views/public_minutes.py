"""What anybody may read: the published minutes of a region, with as few personal data as a protocol can have."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from rumo.core.public_pages import public_page
from rumo.directory.models import Region
from rumo.meetings.builders import build_public_minutes
from rumo.meetings.queries import meeting_for_minutes, published_minutes
from rumo.papers.writers.html import write_html
from rumo.portal import queries
from rumo.portal.views.public_frame import public_render

ROWS_A_PAGE = 30


@public_page
def public_register(request: HttpRequest, slug: str) -> HttpResponse:
    """Published minutes of the region, or of one body of it; newest first."""
    region = get_object_or_404(Region, slug=slug)
    asked = request.GET.get("association", "")
    body = queries.public_bodies(region).filter(pk=int(asked)).first() if _is_key(asked) else None
    rows = queries.minutes_of_body(body) if body else published_minutes(region)
    context = {"page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")), "body": body}
    return public_render(request, "portal/public/register.html", region, context, part="portal:public_register")


@public_page
def public_minutes(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One protocol in its short form; 404 until it is published and after it is taken back."""
    region = get_object_or_404(Region, slug=slug)
    get_object_or_404(published_minutes(region), pk=pk)
    meeting = meeting_for_minutes(pk)
    paper = write_html(build_public_minutes(meeting))
    context = {"meeting": meeting, "paper_html": paper}
    return public_render(request, "portal/public/minutes.html", region, context, part="portal:public_register")


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
