"""Open data: the indicators of finished collections as tables and for programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from rumo.core.files import CSV, FileKind, bytes_response
from rumo.core.public_pages import public_page
from rumo.directory.models import Region
from rumo.portal import open_data, queries
from rumo.portal.views.public_frame import public_render

JSON = FileKind("json", "application/json")
CSV_UTF8 = FileKind(CSV.extension, "text/csv; charset=utf-8")


@public_page
def public_data(request: HttpRequest, slug: str) -> HttpResponse:
    region = get_object_or_404(Region, slug=slug)
    context = {"campaigns": queries.closed_campaigns(region)}
    return public_render(request, "portal/public/data.html", region, context, part="portal:public_data")


@public_page
def public_data_result(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a finished collection came to, indicator by indicator."""
    region = get_object_or_404(Region, slug=slug)
    campaign = get_object_or_404(queries.closed_campaigns(region), pk=pk)
    context = {"campaign": campaign, "levels": open_data.result_levels(campaign)}
    return public_render(request, "portal/public/data_result.html", region, context, part="portal:public_data")


@public_page
def public_data_csv(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    region = get_object_or_404(Region, slug=slug)
    campaign = get_object_or_404(queries.closed_campaigns(region), pk=pk)
    return bytes_response(open_data.as_csv(campaign), CSV_UTF8, f"{campaign.title}.csv")


@public_page
def public_data_json(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    region = get_object_or_404(Region, slug=slug)
    campaign = get_object_or_404(queries.closed_campaigns(region), pk=pk)
    return HttpResponse(open_data.as_json(campaign), content_type=JSON.content_type)
