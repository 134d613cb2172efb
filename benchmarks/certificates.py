"""Certificates of an event, all at once: the worker's batch from the first query to the file in the store."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pypdf import PdfReader

from benchmarks.event_records import make_held
from benchmarks.world import World, make_world
from rumo.core.models import Mail
from rumo.events import certificate_prints
from rumo.events.actions import certificate_batches, certificate_runs
from rumo.events.enums import BatchState, ParticipantRole
from rumo.events.models import CertificateBatch, Event

MEMBERS = 40
_WARMING = 5


def measure(*, people: int, sample: int, papers: str) -> dict[str, Any]:
    """`seconds` of the batch with its letters queued, `processor` those of the processor, `memory` its peak in MB.

    `printing` are the processor's seconds of the common file alone. The worker has issued a few before, as one that
    runs has. The first `sample` certificates are left in the file `papers` as JSON, for others to print.
    """
    world = make_world(MEMBERS)
    _issue(world, make_held(world, _WARMING))
    before = _peak_mb()
    event = make_held(world, people)
    printing: list[float] = []
    begun, worked = time.perf_counter(), time.process_time()
    with _timed_printing(printing):
        batch = _issue(world, event)
    seconds, processor = time.perf_counter() - begun, time.process_time() - worked
    memory = _peak_mb()
    done = CertificateBatch.objects.get(pk=batch.pk)
    if done.state != BatchState.DONE or done.combined is None:
        raise RuntimeError(f"the batch ended as {done.state}: {done.error}")
    Path(papers).write_text(json.dumps([each.data for each in done.certificates.all()[:sample]]), encoding="utf-8")
    with done.combined.file.open("rb") as opened:
        pages = len(PdfReader(opened).pages)
    return {
        "seconds": seconds,
        "processor": processor,
        "printing": printing[0],
        "before": before,
        "memory": memory,
        "issued": done.certificates.count(),
        "letters": Mail.objects.count() - _WARMING,
        "pages": pages,
        "bytes": done.combined.size,
    }


def _issue(world: World, event: Event) -> CertificateBatch:
    batch = certificate_batches.issue_batch(
        event, role=ParticipantRole.PARTICIPANT, sends_letters=True, actor=world.user
    )
    certificate_runs.run_batch(batch.pk)
    return batch


@contextmanager
def _timed_printing(taken: list[float]) -> Iterator[None]:
    """Within the batch, because typst would remember what it had set before."""
    whole = certificate_prints.print_all

    def timed(event: Event, role: str) -> bytes:
        worked = time.process_time()
        content = whole(event, role)
        taken.append(time.process_time() - worked)
        return content

    with patch.object(certificate_prints, "print_all", timed):
        yield


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
