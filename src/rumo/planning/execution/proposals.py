"""Records of the same body that look like what a line of the plan is about: proposed, confirmed by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from rumo.planning.enums import Counted, FactKind, Link
from rumo.planning.execution.progress import UNFINISHED, Owed
from rumo.planning.execution.year import Line, PlanYear
from rumo.planning.models import LineFact
from rumo.planning.sources.records import SourceRecord
from rumo.planning.sources.registry import SAME_RECORD, SOURCES
from rumo.russian.dates import short_date
from rumo.russian.deadlines.parts import Duty
from rumo.russian.deadlines.statuses import Status
from rumo.russian.numbers import agree

# What was done so long after its due date is still proposed for it.
GRACE = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record and why it is proposed, in Russian."""

    record: SourceRecord
    reason: str


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Records of the plan's body in its year that belong to no line of any plan; `dismissed` are pairs of a line's
    key and a record's, once said to have nothing to do with each other."""

    records: tuple[SourceRecord, ...]
    dismissed: frozenset[tuple[int, str, int]]

    def for_line(self, line: Line) -> list[SourceRecord]:
        return [each for each in self.records if (line.pk, *_key(each.kind, each.object_id)) not in self.dismissed]


def proposals_of(year: PlanYear) -> Mapping[int, list[Proposal]]:
    """By line the records that may be its facts, in a constant number of queries.

    Proposed is what stands for a day inside a window that still wants something and is of the kind the row names, a
    meeting for a planned one.
    """
    wanting = [line for line in year.lines if _kind(line) and line.progress.status in UNFINISHED]
    unclaimed = unclaimed_records(year, {_kind(line) for line in wanting})
    proposed = {line.pk: _for_line(line, unclaimed.for_line(line)) for line in wanting}
    return {pk: found for pk, found in proposed.items() if found}


def unclaimed_records(year: PlanYear, kinds: Iterable[str]) -> Unclaimed:
    """Records of these kinds, in two queries more than there are kinds."""
    plan = year.plan
    sources = [SOURCES[kind] for kind in sorted(set(kinds))]
    found = [each for source in sources for each in source.candidates([plan.association_id], plan.starts, plan.ends)]
    keys = {each.object_id for each in found}
    claimed: set[tuple[str, int]] = set()
    dismissed: set[tuple[int, str, int]] = set()
    links = LineFact.objects.filter(object_id__in=keys).values_list("line_id", "kind", "object_id", "link")
    for line_id, kind, object_id, link in links if keys else ():
        if object_id is not None and link == Link.DISMISSED:
            dismissed.add((line_id, *_key(kind, object_id)))
        elif object_id is not None:
            claimed.add(_key(kind, object_id))
    free = [each for each in found if _key(each.kind, each.object_id) not in claimed]
    return Unclaimed(tuple(free), frozenset(dismissed))


def _for_line(line: Line, records: Iterable[SourceRecord]) -> list[Proposal]:
    fitting = [(record, _fitting(line, record)) for record in records if record.kind == _kind(line)]
    return [Proposal(record, _reason(record, owed)) for record, owed in fitting if owed]


def _kind(line: Line) -> str:
    """What kind of record the line waits to be linked with; empty where nothing can be told."""
    if line.row is None:
        return FactKind.MEETING
    return line.row.fact_kind if line.row.counted == Counted.LINKED and line.row.fact_kind in SOURCES else ""


def _fitting(line: Line, record: SourceRecord) -> Owed | None:
    """The first thing still to be done in whose window the record lies, or after it by no more than `GRACE`."""
    for owed in line.progress.owed:
        if owed.status not in UNFINISHED or owed.obligation.duty is Duty.SET_DATE or record.day is None:
            continue
        makes_up = owed.status is Status.LATE and not owed.obligation.strict
        closes = owed.due + GRACE if owed.due and makes_up else owed.due
        if owed.obligation.opens <= record.day and (closes is None or record.day <= closes):
            return owed
    return None


def _reason(record: SourceRecord, owed: Owed) -> str:
    """«то же объединение, 14.02.2024 — в срок (февраль 2024)»."""
    said = {"day": short_date(record.day) if record.day else "", "term": owed.obligation.label}
    if owed.due and record.day and record.day > owed.due:
        late = agree((record.day - owed.due).days, "день")
        return _("то же объединение, %(day)s — на %(late)s позже срока (%(term)s)") % {**said, "late": late}
    return _("то же объединение, %(day)s — в пределах срока (%(term)s)") % said


def _key(kind: str, object_id: int) -> tuple[str, int]:
    return SAME_RECORD.get(kind, kind), object_id
