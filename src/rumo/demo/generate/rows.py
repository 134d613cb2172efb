"""Many rows at once, without holding them all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db.models import Manager

BATCH = 2_000


def write(table: Manager[Any], rows: Iterable[Any]) -> int:
    """Insert the rows in batches as they come; how many there were."""
    waiting, count = iter(rows), 0
    while batch := list(islice(waiting, BATCH)):
        table.bulk_create(batch)
        count += len(batch)
    return count
