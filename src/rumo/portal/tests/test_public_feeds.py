"""What programs read: news, maps of the site, rules for robots."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from rumo.core import clock
from rumo.portal.search.index import rebuild_search
from rumo.portal.tests.published import DAY, publish
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _site(cast: Cast) -> None:
    with clock.standing_at(DAY):
        publish(cast)
        rebuild_search()


def read(path: str) -> str:
    with clock.standing_at(DAY):
        answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_news_are_of_the_region_or_of_one_body(cast: Cast) -> None:
    of_region, of_body, of_section = (
        ElementTree.fromstring(read(f"/public/{cast.region.slug}/{path}news.rss"))
        for path in ("", f"bodies/{cast.association.pk}/", f"bodies/{cast.section.pk}/")
    )
    titles = {item.findtext("title") or "" for item in of_region.iter("item")}
    assert {title[:13] for title in titles} == {"Протокол № 1 ", "О летней школ"}
    assert len(list(of_region.iter("item"))) == len(list(of_body.iter("item"))) == 3
    assert list(of_section.iter("item")) == []
    assert all((item.findtext("link") or "").startswith(settings.BASE_URL) for item in of_region.iter("item"))


def test_the_map_has_every_public_page_with_its_host(cast: Cast) -> None:
    assert f"{settings.BASE_URL}/public/{cast.region.slug}/sitemap-1.xml" in read("/sitemap.xml")
    addresses = read(f"/public/{cast.region.slug}/sitemap-1.xml")
    for part in ("bodies/", "plans/", "minutes/", "reports/", "documents/"):
        assert f"{settings.BASE_URL}/public/{cast.region.slug}/{part}" in addresses
    assert Client().get(f"/public/{cast.region.slug}/sitemap-2.xml").status_code == 404
    assert Client().get(f"/public/{cast.region.slug}/sitemap-0.xml").status_code == 404


def test_robots_are_led_to_the_public_pages() -> None:
    rules = read("/robots.txt").splitlines()
    assert "Disallow: /" in rules
    assert "Allow: /public/" in rules
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in rules
