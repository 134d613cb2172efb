"""Many rows at once, without holding them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Manager

Each = TypeVar("Each")
BATCH = 2_000


def batches(rows: Iterable[Each], size: int = BATCH) -> Iterator[list[Each]]:
    """The rows as they come, so many at a time."""
    waiting = iter(rows)
    while batch := list(islice(waiting, size)):
        yield batch


def write(table: Manager[Any], rows: Iterable[Any]) -> int:
    """Insert the rows in batches as they come; how many there were."""
    count = 0
    for batch in batches(rows):
        table.bulk_create(batch)
        count += len(batch)
    return count
