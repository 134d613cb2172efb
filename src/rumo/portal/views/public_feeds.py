"""For programs: news as RSS, what there is for search engines (sitemaps.org), what they may read (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rumo.core.public_pages import public_page
from rumo.directory.models import Region
from rumo.portal import queries
from rumo.portal.enums import PageKind
from rumo.portal.news import NewsItem, news
from rumo.portal.search.reading import public_entries
from rumo.portal.views.public_frame import PARTS

# The protocol allows 50,000 addresses in a map.
ADDRESSES_A_MAP = 10_000
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
READABLE = ("/public/", "/navigator/", "/expertise/catalogue/", "/static/")


@public_page
def region_news(request: HttpRequest, slug: str) -> HttpResponse:
    region = get_object_or_404(Region, slug=slug)
    title = _("Новости: %(region)s") % {"region": region}
    return _rss(request, title, reverse("portal:public_region", args=[slug]), news(region))


@public_page
def body_news(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    region = get_object_or_404(Region, slug=slug)
    body = get_object_or_404(queries.public_bodies(region), pk=pk)
    return _rss(request, body.full_name, reverse("portal:public_body", args=[slug, pk]), news(region, body))


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """The public pages may be read, the rest asks for sign-in anyway."""
    lines = ["User-agent: *", "Disallow: /", *(f"Allow: {path}" for path in READABLE), ""]
    lines.append(f"Sitemap: {_absolute(reverse('portal:sitemaps'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public_page
def sitemaps(request: HttpRequest) -> HttpResponse:
    """The maps of all regions."""
    addresses = [
        (reverse("portal:sitemap", args=[region.slug, number]), None)
        for region in Region.objects.all()
        for number in range(1, public_entries(region).count() // ADDRESSES_A_MAP + 2)
    ]
    return _xml("sitemapindex", "sitemap", addresses)


@public_page
def sitemap(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A part of what the region has published; the first begins with its own pages. 404 past the last."""
    region = get_object_or_404(Region, slug=slug)
    rows = public_entries(region).exclude(kind=PageKind.ENDORSEMENT).order_by("kind", "object_id")
    start = (number - 1) * ADDRESSES_A_MAP
    part = rows.values_list("url", "changed_at")[start : start + ADDRESSES_A_MAP] if number else []
    addresses: list[tuple[str, datetime | None]] = list(part)
    if number == 1:
        addresses = [(reverse(name, args=[slug]), None) for _title, name in PARTS] + addresses
    if not addresses:
        raise Http404
    return _xml("urlset", "url", [(url, localdate(at) if at else None) for url, at in addresses])


def _rss(request: HttpRequest, title: str, address: str, items: Iterable[NewsItem]) -> HttpResponse:
    """RSS 2.0."""
    feed = Rss201rev2Feed(
        title=title,
        link=_absolute(address),
        description=_("Протоколы, мероприятия и отчёты"),
        language="ru",
        feed_url=_absolute(request.path),
    )
    for item in items:
        link = _absolute(item.url)
        feed.add_item(item.title, link, item.about, pubdate=item.at, unique_id=link)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _xml(root: str, element: str, addresses: Iterable[tuple[str, date | None]]) -> HttpResponse:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{SITEMAPS}">']
    for url, day in addresses:
        changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        lines.append(f"<{element}><loc>{escape(_absolute(url))}</loc>{changed}</{element}>")
    lines.append(f"</{root}>")
    return HttpResponse("\n".join(lines), content_type="application/xml; charset=utf-8")


def _absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
