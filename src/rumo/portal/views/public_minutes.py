"""What anybody may read: the published minutes of a region, with as few personal data as a protocol can have."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from rumo.directory.models import Region
from rumo.meetings.builders import build_public_minutes
from rumo.meetings.queries import meeting_for_minutes, published_minutes
from rumo.papers.writers.html import write_html

ROWS_A_PAGE = 30


@login_not_required
@require_GET
def public_register(request: HttpRequest, slug: str) -> HttpResponse:
    """Published minutes of the region, newest first."""
    region = get_object_or_404(Region, slug=slug)
    page = Paginator(published_minutes(region), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/public/register.html", {"public_region": region, "page": page})


@login_not_required
@require_GET
def public_minutes(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One protocol in its short form; 404 until it is published and after it is taken back."""
    region = get_object_or_404(Region, slug=slug)
    get_object_or_404(published_minutes(region), pk=pk)
    meeting = meeting_for_minutes(pk)
    paper = write_html(build_public_minutes(meeting))
    return render(
        request, "portal/public/minutes.html", {"public_region": region, "meeting": meeting, "paper_html": paper}
    )
