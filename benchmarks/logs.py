"""The log of a conference service with tens of thousands of rows: read, its people recognised, taken into account."""

from __future__ import annotations

import resource
import time
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localtime
from openpyxl import Workbook, load_workbook

from benchmarks.event_records import make_held
from benchmarks.world import make_world
from rumo.accounts.models import User
from rumo.events.actions import log_marks
from rumo.events.actions import logs as actions
from rumo.events.models import Event

MEMBERS = 40
HEAD = ("Имя участника", "Электронная почта", "Время входа", "Время выхода", "Длительность, мин.")
_VISIT = timedelta(minutes=7)


def measure(*, rows: int, people: int, is_bare: bool) -> dict[str, Any]:
    """`seconds` of reading with `processor` those of the processor, `memory` the peak of the process in MB.

    `is_bare` only goes through the cells by openpyxl; otherwise our worker reads the log for an event of `people`
    registered and an organizer takes it into account (`applied` seconds). `before` is the memory held before reading.
    """
    world = make_world(MEMBERS)
    event = make_held(world, people)
    content = _book(event, rows)
    before = _peak_mb()
    begun, worked = time.perf_counter(), time.process_time()
    found = _read_bare(content) if is_bare else _read(event, content, world.user)
    seconds, processor = time.perf_counter() - begun, time.process_time() - worked
    return {"seconds": seconds - found.get("applied", 0), "processor": processor, "before": before, **found}


def _book(event: Event, rows: int) -> bytes:
    """Visits in turn: of the registered by e-mail or by the name alone, every fifth of somebody nobody registered."""
    known = list(event.registrations.all())
    begins = localtime(event.starts_at).replace(tzinfo=None)
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEAD)
    for n in range(rows):
        joined: datetime = begins + _VISIT * (n % 17)
        person = known[n % len(known)]
        name, email = f"{person.first_name} {person.surname}", person.email if n % 2 else ""
        if n % 5 == 0:
            name, email = f"Гость{chr(1072 + n % 32)}{chr(1072 + n // 32 % 32)} Неизвестный", ""
        sheet.append((name, email, f"{joined:%d.%m.%Y %H:%M:%S}", f"{joined + _VISIT:%d.%m.%Y %H:%M:%S}", 7))
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _read_bare(content: bytes) -> dict[str, Any]:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    read = sum(1 for _row in book.worksheets[0].iter_rows(values_only=True))
    return {"read": read, "memory": _peak_mb()}


def _read(event: Event, content: bytes, actor: User) -> dict[str, Any]:
    log = actions.upload_log(event, upload=SimpleUploadedFile("log.xlsx", content), actor=actor)
    actions.read_log(log.pk)
    log.refresh_from_db()
    memory = _peak_mb()
    begun = time.perf_counter()
    marked = actions.apply_log(log, actor=actor)
    if marked is None:
        marked = log_marks.apply_in_background(log.pk, actor)
    return {"read": log.rows.count(), "marked": marked, "applied": time.perf_counter() - begun, "memory": memory}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
