"""The public site of a region, and each of its main pages as a file beside: what a page is compared with."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from rumo.demo.generate.everything import generate
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.scale import REGION
from rumo.events.queries import public_events
from rumo.expertise.catalogue import published_practices
from rumo.portal.search.index import rebuild_search

FOLDER = "bench"


def measure(*, factor: float) -> dict[str, Any]:
    """By the name of a page its `path`, and the `file` of its bytes among the static files; `.gz` is beside it."""
    (ground,) = generate(REGION.times(factor), tell=_silent)
    rebuild_search()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    folder = Path(settings.STATIC_ROOT) / FOLDER
    folder.mkdir(exist_ok=True)
    visitor = Client(SERVER_NAME="127.0.0.1")
    pages = {}
    for number, (name, path) in enumerate(_addresses(ground).items()):
        page = visitor.get(path)
        if page.status_code != 200:
            raise ValueError(f"{path} answered {page.status_code}.")
        (folder / f"{number}.html").write_bytes(page.content)
        (folder / f"{number}.html.gz").write_bytes(gzip.compress(page.content, mtime=0))
        pages[name] = {"path": path, "file": f"{FOLDER}/{number}.html", "bytes": len(page.content)}
    return pages


def _addresses(ground: Ground) -> dict[str, str]:
    region, slug = ground.region, ground.region.slug
    event, practice = public_events(region).order_by("pk").last(), published_practices(region).order_by("pk").first()
    assert event is not None
    assert practice is not None
    return {
        "Region": reverse("portal:public_region", args=[slug]),
        "Body": reverse("portal:public_body", args=[slug, ground.rumo.pk]),
        "Navigator": reverse("events:navigator", args=[slug]),
        "Event": reverse("events:public_event", args=[slug, event.pk]),
        "Bank": reverse("expertise:public_catalogue", args=[slug]),
        "Atlas": reverse("expertise:public_atlas", args=[slug]),
        "Practice": reverse("expertise:public_practice", args=[slug, practice.pk]),
        "Stamps": reverse("portal:public_endorsements", args=[slug]),
        "Minutes": reverse("portal:public_register", args=[slug]),
        "News (RSS)": reverse("portal:region_news", args=[slug]),
        "Search": f"{reverse('portal:public_search', args=[slug])}?q=задачи",
    }


def _silent(_line: str) -> None:
    """What is made need not be told here: the answer of the process is JSON."""
