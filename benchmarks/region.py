"""A whole region of any part of its real size: the figures of a year against bare SQL, and the main pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.test import Client, override_settings
from django.urls import reverse

from benchmarks import region_sql
from benchmarks.pages import measure_page
from rumo.core import figures
from rumo.core.figures import Measured
from rumo.demo.generate.everything import generate
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.scale import REGION
from rumo.events.enums import EventKind, EventState
from rumo.events.models import Event, Registration
from rumo.growth.enums import RouteState
from rumo.growth.models import LearningRoute
from rumo.russian.deadlines.periods import Period


def measure(*, factor: float, runs: int) -> dict[str, Any]:
    """`seconds` of making, `registrations` made; `figures` and `sql` in ms, `first` the figures before anything was
    asked; codes `differing` from bare SQL and `unasked` of it; `slowest` figures in ms by code; `pages` as
    `benchmarks.pages` measures them."""
    begun = time.perf_counter()
    (ground,) = generate(REGION.times(factor), tell=_silent)
    seconds = time.perf_counter() - begun
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"seconds": seconds, "registrations": Registration.objects.count(), **measure_made(ground, runs)}


def measure_made(ground: Ground, runs: int) -> dict[str, Any]:
    year = Period.calendar_year(ground.years[-2])
    begun = time.perf_counter()
    counted = _figures(ground, year)
    first = 1000 * (time.perf_counter() - begun)
    bare, _before = region_sql.count(ground.rumo, year)
    return {
        **_in_turn(lambda: _figures(ground, year), lambda: region_sql.count(ground.rumo, year), runs),
        "first": first,
        "counted": len(counted),
        "differing": sorted(code for code, value in bare.items() if counted[code].now.value != value),
        "unasked": sorted(code for code, each in counted.items() if each.now.value and code not in bare),
        "slowest": _slowest(ground, year),
        "pages": _pages(ground, runs),
    }


def _figures(ground: Ground, year: Period) -> dict[str, Measured]:
    """All figures of the year and of the one before, with the year's tables, as the report asks for them."""
    found = {each.figure.code: each for each in figures.measure_all(ground.rumo, year)}
    for each in found.values():
        _table = each.now.table
    return found


def _slowest(ground: Ground, year: Period, shown: int = 5) -> list[tuple[str, float]]:
    found = []
    for each in figures.figures():
        begun = time.perf_counter()
        figures.measure(each, ground.rumo, year)
        found.append((each.code, 1000 * (time.perf_counter() - begun)))
    return sorted(found, key=lambda one: -one[1])[:shown]


def _pages(ground: Ground, runs: int) -> dict[str, Any]:
    guest, officer = (Client(raise_request_exception=False, SERVER_NAME="127.0.0.1") for _who in range(2))
    officer.force_login(ground.admin, backend=settings.AUTHENTICATION_BACKENDS[-1])
    pages = {name: measure_page(officer, url, runs) for name, url in _inside(ground).items()}
    # Made anew each time: what a kept page costs does not depend on the region.
    with override_settings(PUBLIC_SECONDS=0):
        return pages | {name: measure_page(guest, url, runs) for name, url in _public(ground).items()}


def _inside(ground: Ground) -> dict[str, str]:
    body, year = ground.rumo.pk, ground.years[-2]
    event = _middle(Event.objects.filter(kind=EventKind.SEMINAR, state=EventState.HELD))
    route = _middle(LearningRoute.objects.filter(state=RouteState.CREDITED, tutor__isnull=False))
    days = f"association={body}&first=01.01.{year}&last=31.12.{year}"
    return {
        "Desk": reverse("portal:desk"),
        "Figures of a year": f"{reverse('reports:figures')}?association={body}&period={year}",
        "People": reverse("directory:people"),
        "People, searched": f"{reverse('directory:people')}?q=Соснович",
        "Organizations": reverse("directory:organizations"),
        "Composition": reverse("directory:composition", args=[body]),
        "Events one prepares": reverse("events:events"),
        "Events of a year": f"{reverse('events:events')}?{days}&took_place=on",
        "Participants of a year": f"{reverse('events:participants')}?who=people&{days}",
        "Event": reverse("events:event", args=[event]),
        "Registrations of an event": reverse("events:registrations", args=[event]),
        "Growth, first page": reverse("growth:home"),
        "Routes": reverse("growth:routes"),
        "Route": reverse("growth:route", args=[route]),
        "Results of diagnostics": reverse("growth:results"),
        "Coverage of schools": reverse("growth:coverage"),
        "Expertise, first page": reverse("expertise:home"),
        "List of materials": reverse("expertise:submissions"),
        "Statistics of expertise": f"{reverse('expertise:statistics')}?association={body}&period={year}",
        "Register of meetings": reverse("meetings:register"),
        "Monitoring, first page": reverse("monitoring:home"),
        "Reports": reverse("reports:home"),
    }


def _middle(rows: QuerySet[Any]) -> int:
    """The same kind of record whatever the size, so that its page asks the same."""
    return int(rows.order_by("pk")[rows.count() // 2].pk)


def _public(ground: Ground) -> dict[str, str]:
    slug = ground.region.slug
    return {
        "Public: region": reverse("portal:public_region", args=[slug]),
        "Public: body": reverse("portal:public_body", args=[slug, ground.rumo.pk]),
        "Public: search": f"{reverse('portal:public_search', args=[slug])}?q=задачи+на+местных+источниках",
        "Public: stamps": reverse("portal:public_endorsements", args=[slug]),
        "Public: minutes": reverse("portal:public_register", args=[slug]),
        "Public: news": reverse("portal:region_news", args=[slug]),
        "Public: navigator": reverse("events:navigator", args=[slug]),
        "Public: archive of events": reverse("events:archive", args=[slug]),
        "Public: bank": reverse("expertise:public_catalogue", args=[slug]),
        "Public: Atlas": reverse("expertise:public_atlas", args=[slug]),
    }


def _in_turn(counted: Callable[[], object], bare: Callable[[], object], runs: int) -> dict[str, list[float]]:
    """Milliseconds of each run, one of each in turn: a machine that is busy for a while is so for both."""
    times: dict[str, list[float]] = {"figures": [], "sql": []}
    for _run in range(runs):
        for name, done in (("figures", counted), ("sql", bare)):
            begun = time.perf_counter()
            done()
            times[name].append(1000 * (time.perf_counter() - begun))
    return times


def _silent(_line: str) -> None:
    """What is made need not be told here: the answer of the process is JSON."""
