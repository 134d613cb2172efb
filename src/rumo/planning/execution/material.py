"""What the statuses of any number of plans are computed from, read in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from rumo.assignments.enums import AssignmentState
from rumo.directory.models import Association
from rumo.meetings.models import Meeting
from rumo.planning.enums import Counted, FactKind, Link
from rumo.planning.execution import readings
from rumo.planning.execution.items import Item
from rumo.planning.models import Instruction, LineFact, Plan
from rumo.planning.sources.meetings import VOID
from rumo.planning.sources.registry import SAME_RECORD, SOURCES
from rumo.russian.deadlines.periods import Period

# Kinds whose key is that of a meeting; plain strings, for they are compared thousands of times.
OF_MEETINGS = (FactKind.MEETING.value, FactKind.MINUTES.value)


class Fact(NamedTuple):
    """Something done. `object_id` is None for evidence, `fact_id` where the rule of the row counts it unlinked."""

    day: date
    kind: str
    object_id: int | None
    fact_id: int | None = None


class DateSet(NamedTuple):
    """A meeting was given its date: the day it is to be held, and the day on which that was known."""

    held_on: date
    set_on: date


class Request(NamedTuple):
    """An instruction that came. `done_on` is the day its execution was accepted."""

    pk: int
    assignment_id: int
    line_id: int | None
    label: str
    received_on: date
    due_on: date | None
    done_on: date | None


@dataclass(slots=True)
class Material:
    """Facts and the like by line or by association; what nobody asked for is empty.

    `done_by` is keyed by kind and association, `linked_meetings` are the keys of meetings linked to a line.
    """

    plans: dict[int, Plan]
    periods: dict[int, Period]
    facts: dict[int, list[Fact]] = field(default_factory=dict)
    linked_meetings: dict[int, list[int]] = field(default_factory=dict)
    meetings_set: dict[int, DateSet] = field(default_factory=dict)
    done_by: dict[tuple[str, int], list[Fact]] = field(default_factory=dict)
    set_by: dict[int, list[DateSet]] = field(default_factory=dict)
    requests: dict[int, list[Request]] = field(default_factory=dict)
    sub_bodies: dict[int, list[int]] = field(default_factory=dict)


def gather(plans: Iterable[Plan], items: Collection[Item], sub_bodies: Mapping[int, list[int]]) -> Material:
    """Read what `items` of `plans` need; `sub_bodies` are the associations below each one."""
    by_key = {plan.pk: plan for plan in plans}
    periods = {pk: plan.period for pk, plan in by_key.items()}
    material = Material(by_key, periods, sub_bodies=dict(sub_bodies))
    _read_linked(material, _wants_minutes(items))
    bodies = _read_bodies(material, items)
    if any(readings.sets_dates(item.deadline, periods[item.plan_id]) for item in items):
        _read_dates_set(material, bodies)
    if any(item.counted == Counted.INSTRUCTIONS for item in items):
        _read_requests(material)
    return material


def _wants_minutes(items: Iterable[Item]) -> set[int]:
    """Lines that wait for the minutes of their meeting."""
    return {item.line_id for item in items if item.fact_kind == FactKind.MINUTES}


def _read_linked(material: Material, want_minutes: set[int]) -> None:
    """What is linked to the lines, as far as it is done. A meeting of a row that counts minutes is done when signed."""
    of_plans = LineFact.objects.filter(line__plan__in=list(material.plans)).exclude(link=Link.DISMISSED).order_by()
    records = of_plans.filter(object_id__isnull=False)
    rows = list(records.values_list("pk", "line_id", "kind", "object_id"))
    kinds = {kind for _pk, _line, kind, _key in rows}
    if want_minutes and FactKind.MEETING in kinds:
        kinds.add(FactKind.MINUTES.value)
    days = {
        kind: SOURCES[kind].done_days(of_plans.filter(kind__in={kind, SAME_RECORD.get(kind, kind)}).values("object_id"))
        for kind in kinds
    }
    facts: dict[int, list[Fact]] = defaultdict(list)
    meetings: dict[int, list[int]] = defaultdict(list)
    for pk, line_id, kind, key in rows:
        assert key is not None
        counted: str = kind
        if kind in OF_MEETINGS:
            meetings[line_id].append(key)
            if line_id in want_minutes:
                counted = FactKind.MINUTES.value
        if done_on := days[counted].get(key):
            facts[line_id].append(Fact(done_on, counted, key, pk))
    for pk, line_id, day in of_plans.filter(kind=FactKind.EVIDENCE).values_list("pk", "line_id", "day"):
        assert day is not None
        facts[line_id].append(Fact(day, FactKind.EVIDENCE.value, None, pk))
    material.facts = facts
    material.linked_meetings = meetings


def _read_bodies(material: Material, items: Iterable[Item]) -> set[int]:
    """What associations did by themselves; the keys of those associations."""
    bodies: dict[str, set[int]] = defaultdict(set)
    for item in items:
        if item.counted in (Counted.SCHEDULE, Counted.SUB_BODIES):
            kind = item.fact_kind if item.fact_kind in SOURCES else FactKind.MEETING
            bodies[kind] |= bodies_of(item, material)
    first, last = span(material.plans.values())
    done: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for kind, keys in bodies.items():
        for held in SOURCES[kind].done_by(keys, first, last):
            done[kind, held.association_id].append(Fact(held.day, kind, held.object_id))
    material.done_by = done
    return set().union(*bodies.values())


def _read_dates_set(material: Material, bodies: set[int]) -> None:
    """The record of a meeting is made when its date is named; one read from an old paper had it by its day."""
    first, last = span(material.plans.values())
    linked = LineFact.objects.filter(line__plan__in=list(material.plans), kind__in=(FactKind.MEETING, FactKind.MINUTES))
    wanted = Meeting.objects.filter(association__in=bodies, date__range=(first, last)) | Meeting.objects.filter(
        pk__in=linked.exclude(link=Link.DISMISSED).values("object_id")
    )
    set_by: dict[int, list[DateSet]] = defaultdict(list)
    rows = (
        wanted.exclude(state__in=VOID).order_by("date", "pk").values_list("pk", "association_id", "date", "created_at")
    )
    for pk, association_id, held_on, created_at in rows:
        date_set = DateSet(held_on, min(held_on, timezone.localdate(created_at)))
        material.meetings_set[pk] = date_set
        set_by[association_id].append(date_set)
    material.set_by = set_by


def _read_requests(material: Material) -> None:
    """Instructions of the associations, by association; a withdrawn one is no request."""
    requests: dict[int, list[Request]] = defaultdict(list)
    rows = (
        Instruction.objects.filter(association__in={plan.association_id for plan in material.plans.values()})
        .exclude(assignment__state=AssignmentState.WITHDRAWN)
        .select_related("assignment", "authority")
        .order_by("received_on", "pk")
    )
    for row in rows:
        accepted = row.assignment.state == AssignmentState.ACCEPTED and row.assignment.closed_at is not None
        done_on = timezone.localdate(row.assignment.closed_at) if accepted else None
        due_on = row.assignment.due_on
        requests[row.association_id].append(
            Request(row.pk, row.assignment_id, row.line_id, str(row), row.received_on, due_on, done_on)
        )
    material.requests = requests


def bodies_of(item: Item, material: Material) -> set[int]:
    """The associations whose own doing the row counts."""
    own = material.plans[item.plan_id].association_id
    return set(material.sub_bodies.get(own, ())) if item.counted == Counted.SUB_BODIES else {own}


def span(plans: Iterable[Plan]) -> tuple[date, date]:
    """From the first day of the earliest plan to the last of the latest."""
    days = [(plan.starts, plan.ends) for plan in plans]
    return min(first for first, _last in days), max(last for _first, last in days)


def sub_bodies_of(plans: Iterable[Plan]) -> dict[int, list[int]]:
    """Active associations directly below each one in the regions of the plans, in one query."""
    below: dict[int, list[int]] = defaultdict(list)
    regions = Association.objects.filter(pk__in={plan.association_id for plan in plans}).values("region")
    rows = Association.objects.filter(region__in=regions, parent__isnull=False, is_active=True)
    for pk, parent in rows.order_by("full_name").values_list("pk", "parent_id"):
        if parent is not None:
            below[parent].append(pk)
    return below
