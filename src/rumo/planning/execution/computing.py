"""The statuses of any number of plans at once, together with the plans below that their rows refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from rumo.planning.enums import Counted
from rumo.planning.execution import material as reading
from rumo.planning.execution import readings
from rumo.planning.execution.counting import Counting
from rumo.planning.execution.items import Item, editions_on, items_of
from rumo.planning.execution.progress import Progress
from rumo.planning.models import Plan


def progress_of(plans: Iterable[Plan], today: date) -> dict[int, dict[int, Progress]]:
    """By plan and line how each thing planned stands on `today`, in a constant number of queries.

    A plan reads as its edition in force on that day; one not yet adopted as it is being written.
    """
    asked = list(plans)
    items = items_of(editions_on(asked, today, with_drafts=True).values())
    return Computation(asked, items, today).progress()


class Computation:
    """Progress of `items` of `plans` on `today`."""

    def __init__(self, plans: Collection[Plan], items: Collection[Item], today: date) -> None:
        self._asked = [plan.pk for plan in plans]
        self._today = today
        by_key = {plan.pk: plan for plan in plans}
        referring = _referring(items, by_key)
        bodies = reading.sub_bodies_of(plans) if referring or _counts_sub_bodies(items) else {}
        below = plans_below(plans, bodies) if referring else []
        unread = [plan for plan in below if plan.pk not in by_key]
        everything = [*items, *items_of(editions_on(unread, today, with_drafts=False).values())] if unread else items
        self._items = _by_plan(everything)
        self._below = _children(by_key | {plan.pk: plan for plan in unread}, bodies)
        self.material = reading.gather([*plans, *unread], everything, bodies)
        self._referring = _referring(everything, self.material.plans) if unread else referring
        self._counting = Counting(self.material, today)
        self._known: dict[int, dict[int, Progress]] = {}

    def progress(self) -> dict[int, dict[int, Progress]]:
        return {pk: self._of_plan(pk) for pk in self._asked}

    def _of_plan(self, pk: int) -> dict[int, Progress]:
        if pk in self._known:
            return self._known[pk]
        found: dict[int, Progress] = {}
        self._known[pk] = found
        items = self._items.get(pk, [])
        for item in items:
            if item.is_meeting:
                found[item.line_id] = self._counting.progress(item)
        meetings = list(found.values())
        below = self._lines_below(pk) if pk in self._referring else []
        for item in items:
            if not item.is_meeting:
                found[item.line_id] = self._counting.progress(item, below, meetings)
        return found

    def _lines_below(self, pk: int) -> list[Progress]:
        """Lines of the plans of the bodies directly below."""
        return [line for plan in self._below.get(pk, ()) for line in self._of_plan(plan).values()]


def plans_below(plans: Iterable[Plan], sub_bodies: Mapping[int, Collection[int]]) -> list[Plan]:
    """Plans of all associations below those of `plans`, for years that overlap with theirs."""
    known = list(plans)
    bodies: set[int] = set()
    waiting = [plan.association_id for plan in known]
    while waiting:
        for body in sub_bodies.get(waiting.pop(), ()):
            if body not in bodies:
                bodies.add(body)
                waiting.append(body)
    if not bodies:
        return []
    first, last = reading.span(known)
    return list(Plan.objects.filter(association__in=bodies, starts__lte=last, ends__gte=first))


def plan_of_body(plan: Plan, candidates: Iterable[Plan]) -> Plan | None:
    """Of a sub-body's plans the one that belongs to `plan`: hung under it, or the one that shares most of its year."""
    days = {each: (min(plan.ends, each.ends) - max(plan.starts, each.starts)).days for each in candidates}
    sharing = [each for each, shared in days.items() if shared >= 0]
    return max(sharing, key=lambda each: (each.parent_id == plan.pk, days[each]), default=None)


def _children(plans: Mapping[int, Plan], sub_bodies: Mapping[int, Collection[int]]) -> dict[int, list[int]]:
    """By plan the plans of the bodies directly below for the same year."""
    of_body: dict[int, list[Plan]] = defaultdict(list)
    for plan in plans.values():
        of_body[plan.association_id].append(plan)
    children: dict[int, list[int]] = {}
    for plan in plans.values():
        found = [plan_of_body(plan, of_body[body]) for body in sub_bodies.get(plan.association_id, ())]
        children[plan.pk] = [each.pk for each in found if each]
    return children


def _by_plan(items: Iterable[Item]) -> dict[int, list[Item]]:
    grouped: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        grouped[item.plan_id].append(item)
    return grouped


def _referring(items: Iterable[Item], plans: Mapping[int, Plan]) -> set[int]:
    """Plans any row of which speaks for the plans below."""
    phrases = {(item.plan_id, item.deadline) for item in items if not item.is_meeting}
    periods = {pk: plan.period for pk, plan in plans.items()}
    return {plan for plan, phrase in phrases if readings.refers_to_sub_bodies(phrase, periods[plan])}


def _counts_sub_bodies(items: Iterable[Item]) -> bool:
    return any(item.counted == Counted.SUB_BODIES for item in items)
