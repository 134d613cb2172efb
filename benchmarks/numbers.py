"""Parallel writers ask for the next protocol number of one association at one moment."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

from django.db import connection

from rumo.accounts.models import User
from rumo.directory.models import Association
from rumo.meetings.actions.meetings import MeetingDetails, create_meeting

# A series of its own, so that the numbers begin with 1.
DAY = date(2030, 5, 15)


def measure(*, association: int, writers: int) -> dict[str, Any]:
    """`numbers` in ascending order, `errors`, `seconds` from the common start to the last writer's end."""
    body = Association.objects.select_related("host").get(pk=association)
    user = User.objects.get(email="writer1@example.org")
    start = Barrier(writers + 1)

    def write(_n: int) -> int | str:
        start.wait()
        try:
            meeting = create_meeting(association=body, details=MeetingDetails(date=DAY), actor=user)
            return meeting.number or 0
        except Exception as error:  # whatever it is, it is the finding
            return repr(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(writers) as pool:
        waiting = [pool.submit(write, n) for n in range(writers)]
        start.wait()
        begun = time.perf_counter()
        answers = [each.result() for each in waiting]
        seconds = time.perf_counter() - begun
    numbers = sorted(each for each in answers if isinstance(each, int))
    return {"numbers": numbers, "errors": [each for each in answers if isinstance(each, str)], "seconds": seconds}
