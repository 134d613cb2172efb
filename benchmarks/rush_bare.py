"""What a rush is compared with: as many bare inserts, each in a transaction, by as many threads as the servers have."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connections, transaction

from rumo.events.enums import RegistrationSource
from rumo.events.models import Registration


def measure(*, event: int, people: int, writers: int) -> dict[str, Any]:
    """`times` in ms of each insert, `seconds` of all. No rule, no letter, no trail, no web server."""

    def write(numbers: range) -> list[float]:
        try:
            return [_insert(event, n) for n in numbers]
        finally:
            connections.close_all()

    begun = time.perf_counter()
    with ThreadPoolExecutor(writers) as pool:
        portions = pool.map(write, (range(first, people, writers) for first in range(writers)))
        times = [each for portion in portions for each in portion]
    return {"times": times, "seconds": time.perf_counter() - begun}


def _insert(event: int, n: int) -> float:
    begun = time.perf_counter()
    with transaction.atomic():
        Registration.objects.create(
            event_id=event,
            surname=f"Соснина{n}",
            first_name="Вера",
            email=f"bare{n}@example.org",
            identity=f"bare{n}",
            source=RegistrationSource.PUBLIC,
        )
    return 1000 * (time.perf_counter() - begun)
