"""The year of a region: its pages, and the statuses of all its plans against bare SQL that counts the same facts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from benchmarks.pages import measure_page
from benchmarks.plan_records import Region, make_region
from benchmarks.world import make_world
from rumo.core import clock
from rumo.planning.execution.computing import progress_of
from rumo.planning.models import Plan

# How much was done for each row on each day, and the rows: the least that a status can be told from, for terms end on
# any day of a year.
BARE = """
SELECT line_id, day, COUNT(*)
FROM (
    SELECT f.line_id, m.date AS day FROM planning_linefact f JOIN planning_planline l ON l.id = f.line_id
    JOIN meetings_meeting m ON m.id = f.object_id AND m.state IN ('minutes', 'signed', 'published')
    WHERE f.kind = 'meeting' AND f.link <> 'dismissed' AND l.plan_id IN ({plans})
    UNION ALL
    SELECT f.line_id, p.date FROM planning_linefact f JOIN planning_planline l ON l.id = f.line_id
    JOIN documents_issuedpaper p ON p.id = f.object_id
    WHERE f.kind = 'paper' AND f.link <> 'dismissed' AND l.plan_id IN ({plans})
    UNION ALL
    SELECT f.line_id, DATE(a.closed_at) FROM planning_linefact f JOIN planning_planline l ON l.id = f.line_id
    JOIN assignments_assignment a ON a.id = f.object_id AND a.state = 'accepted'
    WHERE f.kind = 'assignment' AND f.link <> 'dismissed' AND l.plan_id IN ({plans})
    UNION ALL
    SELECT f.line_id, f.day FROM planning_linefact f JOIN planning_planline l ON l.id = f.line_id
    WHERE f.kind = 'evidence' AND f.link <> 'dismissed' AND l.plan_id IN ({plans})
) facts
GROUP BY 1, 2
"""
ROWS = """
SELECT r.line_id, r.deadline FROM planning_planrow r JOIN planning_edition e ON e.id = r.edition_id
WHERE e.plan_id IN ({plans}) AND e.state = 'adopted'
"""


def measure(*, bodies: int, rows: int, facts: int, runs: int) -> dict[str, Any]:
    """`pages` as `benchmarks.pages` measures them; `statuses` and `sql` in ms, `counted` facts by each."""
    world = make_world(40)
    region = make_region(world, bodies=bodies, rows=rows, facts=facts)
    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    client.force_login(world.user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    plan = region.plans[0]
    addresses = {
        "Year of a plan": reverse("planning:year", args=[plan.pk]),
        "Year as XLSX": reverse("planning:year_export", args=[plan.pk]),
        "Roll-up of the region": reverse("planning:rollup", args=[region.association.pk]) + f"?year={plan.starts}",
        "Line of a plan": reverse("planning:line", args=[plan.lines.order_by("pk")[0].pk]),
    }
    return {
        "pages": {name: measure_page(client, url, runs) for name, url in addresses.items()},
        "statuses": _times(lambda: _statuses(region), runs),
        "sql": _times(lambda: _bare(region), runs),
        "counted": _bare(region),
        "lines": _statuses(region),
    }


def _statuses(region: Region) -> int:
    """How each line of each plan stands, from nothing; the number of lines."""
    plans = list(Plan.objects.filter(pk__in=[plan.pk for plan in region.plans]))
    return sum(len(lines) for lines in progress_of(plans, clock.today()).values())


def _bare(region: Region) -> int:
    """Facts counted by row and day, and the rows themselves, fetched to the last; the number of facts."""
    keys = ", ".join(str(plan.pk) for plan in region.plans)
    with connection.cursor() as cursor:
        cursor.execute(ROWS.format(plans=keys))
        cursor.fetchall()
        cursor.execute(BARE.format(plans=keys))
        return sum(count for _line, _day, count in cursor.fetchall())


def _times(done: Callable[[], int], runs: int) -> list[float]:
    done()
    times = []
    for _run in range(runs):
        begun = time.perf_counter()
        done()
        times.append(1000 * (time.perf_counter() - begun))
    return times
