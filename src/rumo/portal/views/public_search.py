"""Search over everything a region has published."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from rumo.core import rate_limit
from rumo.core.errors import Refusal
from rumo.core.public_pages import public_page
from rumo.core.templatetags.lists import address_with
from rumo.directory.models import Region
from rumo.portal.enums import PageKind
from rumo.portal.search.reading import counts_of, found
from rumo.portal.views.public_frame import public_render

ROWS_A_PAGE = 20
LONGEST = 200
# So many searches one address may ask for in a minute: enough for people, and a search is the costliest question here.
MOST_ASKED = 60


class AskedTooOften(Refusal):
    status = 429


@public_page
def public_search(request: HttpRequest, slug: str) -> HttpResponse:
    """The words and the kind stand in the address. Raises AskedTooOften for a flood."""
    region = get_object_or_404(Region, slug=slug)
    text = " ".join(request.GET.get("q", "").split())[:LONGEST]
    kind = request.GET.get("kind", "")
    if text and not rate_limit.is_within(request, "public-search", most=MOST_ASKED):
        raise AskedTooOften(_("Слишком много поисков подряд. Подождите минуту и повторите."))
    rows = found(region, text)
    counts = counts_of(rows) if text else {}
    page = Paginator(rows.filter(kind=kind) if kind else rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "q": text,
        "page": page,
        "total": sum(counts.values()),
        "is_filtered": bool(kind),
        "kinds": _kinds(request, counts, kind),
    }
    return public_render(request, "portal/public/search.html", region, context)


def _kinds(request: HttpRequest, counts: dict[str, int], chosen: str) -> list[dict[str, object]]:
    """Everything, and each kind of which something was found."""
    every = {
        "title": _("Всё"),
        "url": address_with(request, {"kind": "", "page": None}),
        "active": not chosen,
        "count": sum(counts.values()),
    }
    return [every] + [
        {
            "title": each.label,
            "url": address_with(request, {"kind": each.value, "page": None}),
            "active": chosen == each.value,
            "count": counts[each.value],
        }
        for each in PageKind
        if each.value in counts
    ]
