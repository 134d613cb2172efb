"""The register of endorsements for everybody, with a way to check one by its number."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from rumo.core import clock
from rumo.core.public_pages import public_page
from rumo.directory.models import Region
from rumo.expertise import council
from rumo.expertise import council_rules as rules
from rumo.portal import queries
from rumo.portal.views.public_frame import public_render

ROWS_A_PAGE = 30


@public_page
def public_endorsements(request: HttpRequest, slug: str) -> HttpResponse:
    """Each with its standing today; authors by their consent."""
    region = get_object_or_404(Region, slug=slug)
    page = Paginator(queries.public_endorsements(region), ROWS_A_PAGE).get_page(request.GET.get("page"))
    today = clock.today()
    rows = [
        {
            "endorsement": each,
            "standing": rules.standing_on(each, today),
            "authors": council.public_authors(each)[0],
        }
        for each in page
    ]
    context = {"page": page, "rows": rows}
    return public_render(request, "portal/public/endorsements.html", region, context, part="portal:public_endorsements")
