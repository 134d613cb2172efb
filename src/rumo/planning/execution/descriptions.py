"""Facts in words: what each was, when, and where it can be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from rumo.planning.enums import FactKind, Link
from rumo.planning.execution.material import Fact
from rumo.planning.models import LineFact, PlanLine
from rumo.planning.sources.records import SourceRecord
from rumo.planning.sources.registry import SOURCES


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact or a linked record as a page shows it. `fact_id` is set where it can be unlinked; `day` is when it was
    done, or is to be; `state` says how an unfinished one stands; `brief` is the title without its day."""

    title: str
    url: str
    day: date | None
    kind: str
    is_done: bool
    state: str = ""
    fact_id: int | None = None
    was_created: bool = False
    brief: str = ""
    association_id: int | None = None


def describe(facts: Iterable[Fact]) -> dict[Fact, Shown]:
    """Facts that count, in words; in as many queries as there are kinds."""
    wanted = list(facts)
    records = _records((fact.kind, fact.object_id) for fact in wanted)
    evidence = {
        each.pk: _evidence(each)
        for each in LineFact.objects.filter(
            pk__in={fact.fact_id for fact in wanted if fact.kind == FactKind.EVIDENCE and fact.fact_id}
        )
    }
    shown: dict[Fact, Shown] = {}
    for fact in wanted:
        record = records.get((fact.kind, fact.object_id or 0))
        if record is not None:
            shown[fact] = _record(record, fact.fact_id)
        elif fact.fact_id in evidence:
            shown[fact] = evidence[fact.fact_id]
    return shown


def linked_to(line: PlanLine) -> list[Shown]:
    """Everything linked to a line, done or not, by its day; dismissed records aside."""
    rows = list(line.facts.exclude(link=Link.DISMISSED).select_related("file"))
    records = _records((row.kind, row.object_id) for row in rows)
    shown = []
    for row in rows:
        record = records.get((row.kind, row.object_id or 0))
        if record is not None:
            shown.append(_record(record, row.pk, was_created=row.link == Link.CREATED))
        elif row.kind == FactKind.EVIDENCE:
            shown.append(_evidence(row))
    return sorted(shown, key=lambda each: each.day or date.max)


def _records(keys: Iterable[tuple[str, int | None]]) -> dict[tuple[str, int], SourceRecord]:
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, key in keys:
        if key is not None and kind in SOURCES:
            by_kind[kind].add(key)
    return {
        (kind, record.object_id): record
        for kind, wanted in by_kind.items()
        for record in SOURCES[kind].described(wanted)
    }


def _record(record: SourceRecord, fact_id: int | None, *, was_created: bool = False) -> Shown:
    return Shown(
        title=record.title,
        url=record.url,
        day=record.done_on or record.day,
        kind=record.kind,
        is_done=record.done_on is not None,
        state=record.state,
        fact_id=fact_id,
        was_created=was_created,
        brief=record.brief,
        association_id=record.association_id,
    )


def _evidence(row: LineFact) -> Shown:
    url = row.url or (reverse("planning:evidence_file", args=[row.pk]) if row.file_id else "")
    return Shown(row.title, url, row.day, row.kind, is_done=True, fact_id=row.pk, brief=row.title)
