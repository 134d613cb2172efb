"""Rows and planned meetings as the counting needs them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from rumo.planning.enums import Counted, EditionState, FactKind
from rumo.planning.models import Edition, Plan, PlannedMeeting, PlanRow


class Item(NamedTuple):
    """One thing planned, as the edition in force words it."""

    line_id: int
    plan_id: int
    deadline: str
    counted: str
    fact_kind: str
    is_meeting: bool = False


def editions_on(plans: Iterable[Plan], day: date, *, with_drafts: bool) -> dict[int, int]:
    """By plan the key of its edition in force on `day`, see `queries.edition_on`, in one query.

    `with_drafts`: of a plan that has not been adopted, what is being written.
    """
    chosen: dict[int, int] = {}
    drafts: dict[int, int] = {}
    rows = Edition.objects.filter(plan__in=[plan.pk for plan in plans]).order_by("number")
    for pk, plan_id, state, in_force_from in rows.values_list("pk", "plan_id", "state", "in_force_from"):
        if state == EditionState.DRAFT:
            drafts[plan_id] = pk
        elif plan_id not in chosen or (in_force_from and in_force_from <= day):
            chosen[plan_id] = pk
    return {**drafts, **chosen} if with_drafts else chosen


def items_of(editions: Collection[int]) -> list[Item]:
    """Rows and meetings of the editions in two queries."""
    rows = PlanRow.objects.filter(edition__in=editions).order_by("position", "pk")
    meetings = PlannedMeeting.objects.filter(edition__in=editions).order_by("position", "pk")
    fields = ("line_id", "edition__plan_id", "deadline")
    return [
        *(Item(*row) for row in rows.values_list(*fields, "counted", "fact_kind")),
        *(
            Item(line, plan, deadline, Counted.LINKED, FactKind.MEETING, is_meeting=True)
            for line, plan, deadline in meetings.values_list(*fields)
        ),
    ]
