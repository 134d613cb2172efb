"""What shows that a plan was carried out: its meetings, minutes, events, assignments, and what happened elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import write
from rumo.events.enums import EventState
from rumo.events.models import Event
from rumo.meetings.models import Meeting
from rumo.planning.enums import FactKind
from rumo.planning.models import LineFact, PlannedMeeting, PlanRow

# Records of a body in a year, the keys in the order of their days.
Done = dict[tuple[int, int], list[int]]
EVIDENCE_MONTHS = (3, 10)


def link_facts(ground: Ground, rows: Sequence[PlanRow], meetings: Sequence[PlannedMeeting]) -> None:
    """A row is linked with the records of its kind, a planned meeting with the one that was held in its turn."""
    held = _held(ground)
    done = {FactKind.EVENT: _events(ground), FactKind.ASSIGNMENT: _assignments(ground)}
    done[FactKind.MINUTES] = {key: keys[:1] for key, keys in held.items()}
    write(LineFact.objects, (fact for row in rows for fact in _of_row(row, done)))
    write(LineFact.objects, (fact for planned in meetings for fact in _of_meeting(planned, held)))


def _of_row(row: PlanRow, done: dict[FactKind, Done]) -> Iterator[LineFact]:
    plan, kind = row.edition.plan, FactKind(row.fact_kind)
    year = plan.starts.year
    for key in done.get(kind, {}).get((plan.association_id, year), []):
        yield LineFact(line=row.line, kind=kind, object_id=key)
    if kind == FactKind.EVIDENCE:
        for day in (date(year, month, 20) for month in EVIDENCE_MONTHS):
            if day <= clock.today():
                yield LineFact(line=row.line, kind=kind, day=day, title=row.expected, url=f"https://iro.example/{year}")


def _of_meeting(planned: PlannedMeeting, held: Done) -> Iterator[LineFact]:
    plan = planned.edition.plan
    keys = held.get((plan.association_id, plan.starts.year), [])
    if planned.position <= len(keys):
        yield LineFact(line=planned.line, kind=FactKind.MEETING, object_id=keys[planned.position - 1])


def _held(ground: Ground) -> Done:
    rows = Meeting.objects.filter(association__in=ground.bodies).order_by("date", "pk")
    return _by_year((row.association_id, row.date, row.pk) for row in rows.only("association_id", "date"))


def _events(ground: Ground) -> Done:
    rows = Event.objects.filter(association__in=ground.bodies, state=EventState.HELD).order_by("starts_at", "pk")
    return _by_year((row.association_id, row.day, row.pk) for row in rows.only("association_id", "starts_at"))


def _assignments(ground: Ground) -> Done:
    rows = Assignment.objects.filter(association__in=ground.bodies, state=AssignmentState.ACCEPTED)
    listed = rows.order_by("due_on", "pk").values_list("association", "issued_on", "pk")
    return _by_year((body, day, key) for body, day, key in listed if day is not None)


def _by_year(rows: Iterator[tuple[int, date, int]]) -> Done:
    found: Done = defaultdict(list)
    for body, day, key in rows:
        found[body, day.year].append(key)
    return found
