"""A guest who follows every link of the public site meets nothing unpublished and nobody who did not agree."""

from __future__ import annotations

import re
from collections import deque

import pytest
from django.conf import settings
from django.test import Client

from rumo.core import clock
from rumo.portal.search.index import rebuild_search
from rumo.portal.tests.published import DAY, KEPT, publish
from tests.cast import Cast

PUBLIC = ("/public/", "/navigator/", "/expertise/catalogue/", "/sitemap.xml")
# The deputy and the secretary signed the published minutes in their office.
UNNAMED = ("Гуменник", "Долгих", "Ковалян", "Римская", "Щука", "Орлова")
PARTS = {
    "public/dalniy/bodies", "public/dalniy/plans", "public/dalniy/minutes", "public/dalniy/reports",
    "public/dalniy/documents", "public/dalniy/data", "public/dalniy/endorsements", "navigator/dalniy",
    "expertise/catalogue",
}  # fmt: skip


@pytest.fixture
def pages(cast: Cast) -> dict[str, str]:
    """Every page a guest reaches from the region's own, from the map of the site, the news and a search."""
    found: dict[str, str] = {}
    client, begin = Client(), f"/public/{cast.region.slug}/"
    queue = deque([begin, "/sitemap.xml", f"{begin}search/?q=летняя", f"{begin}search/?q={KEPT}"])
    with clock.standing_at(DAY):
        publish(cast)
        rebuild_search()
        while queue:
            path = queue.popleft()
            if path in found or not path.startswith(PUBLIC):
                continue
            answer = client.get(path)
            body = answer.content.decode("utf-8", "ignore") if not answer.streaming else ""
            found[path] = body
            assert answer.status_code in {200, 302}, path
            links = re.findall(r'(?:href="|<loc>|<link>)([^"<#]+)', body.replace("&amp;", "&"))
            queue.extend(link.removeprefix(settings.BASE_URL) for link in links)
    return found


def test_every_part_of_the_site_is_reached(pages: dict[str, str]) -> None:
    reached = {path.strip("/") for path in pages}
    assert {part for part in PARTS if not any(path.startswith(part) for path in reached)} == set()


def test_nothing_unpublished_stands_on_any_page(pages: dict[str, str]) -> None:
    echo = f"/public/dalniy/search/?q={KEPT}"
    told = {path for path, body in pages.items() if KEPT in body and "search/?q=" not in path}
    assert told == set()
    assert "Ничего не найдено" in pages[echo]


def test_nobody_is_named_without_consent(pages: dict[str, str]) -> None:
    named = {(path, name) for path, body in pages.items() for name in UNNAMED if name in body}
    assert named == set()
    assert any("Белова" in body for path, body in pages.items() if "/bodies/" in path)
