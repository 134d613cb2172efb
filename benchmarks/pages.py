"""Queries, milliseconds and bytes of each main page, through Django's test client with DEBUG off."""

from __future__ import annotations

import re
import time
from collections import Counter
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.world import World, fill_registers, make_meeting, make_world
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting

# No page is asked again after so long, so that a slow one cannot hold the run up.
SECONDS_A_PAGE = 2.0
STATES = (MeetingState.DRAFT, MeetingState.IN_SESSION, MeetingState.MINUTES, MeetingState.SIGNED)
_VALUES = re.compile(r"(?<=IN )\([\d, ]+\)|'[^']*'|\b\d+\b")


def measure(*, members: int, items: int, runs: int) -> dict[str, Any]:
    """By the name of a page: `status`, `times` in ms, `bytes`, `queries` (how often each statement, values left out).

    A page that does not answer 200 has its `status` only.
    """
    world = make_world(members)
    meetings = {state: make_meeting(world, state, n, items) for n, state in enumerate(STATES, start=1)}
    assignment = fill_registers(world, items)
    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    client.force_login(world.user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return {name: measure_page(client, url, runs) for name, url in _addresses(world, meetings, assignment.pk).items()}


def _addresses(world: World, meetings: dict[MeetingState, Meeting], assignment: int) -> dict[str, str]:
    def page(state: MeetingState) -> str:
        return reverse("meetings:meeting", args=[meetings[state].pk])

    session = page(MeetingState.IN_SESSION)
    by_name = meetings[MeetingState.IN_SESSION].items.get(position=5)
    return {
        "Desk": reverse("portal:desk"),
        "Register of meetings": reverse("meetings:register"),
        "Meeting, draft": page(MeetingState.DRAFT),
        "Meeting, in session: attendance": f"{session}?item=attendance",
        "Meeting, in session: an item voted by name": f"{session}?item={by_name.pk}",
        "Meeting, minutes and their check": page(MeetingState.MINUTES),
        "Meeting, signed": page(MeetingState.SIGNED),
        "People": reverse("directory:people"),
        "Composition": reverse("directory:composition", args=[world.association.pk]),
        "Control board": reverse("assignments:board"),
        "Assignment": reverse("assignments:assignment", args=[assignment]),
        "Register of documents": reverse("documents:register"),
    }


def measure_page(client: Client, url: str, runs: int) -> dict[str, Any]:
    # Templates and content types are cached from the first answer on.
    status = client.get(url).status_code
    if status != HTTPStatus.OK:
        return {"status": status}
    with CaptureQueriesContext(connection):
        size = len(client.get(url).content)
        shapes = Counter(_shape(query["sql"]) for query in connection.queries)
    times: list[float] = []
    started = time.perf_counter()
    while len(times) < runs and time.perf_counter() - started < SECONDS_A_PAGE:
        begun = time.perf_counter()
        client.get(url)
        times.append(1000 * (time.perf_counter() - begun))
    return {"status": status, "times": times, "bytes": size, "queries": shapes}


def _shape(sql: str) -> str:
    """A statement without its values, so that repeated ones are seen as one."""
    return _VALUES.sub("…", sql)
