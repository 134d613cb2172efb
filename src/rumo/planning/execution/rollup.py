"""The plans of a body's sub-bodies side by side: who planned what, who is late, how much is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from rumo.directory.models import Association
from rumo.planning.execution.computing import Computation, plan_of_body
from rumo.planning.execution.items import Item, editions_on, items_of
from rumo.planning.execution.progress import UNFINISHED, Owed, Progress, Share, share_of
from rumo.planning.execution.quarters import Quarter, quarter_of, quarters_of
from rumo.planning.execution.statuses import most_urgent
from rumo.planning.execution.words import Told, tell
from rumo.planning.models import Plan, PlanRow, Responsible
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.statuses import Status


@dataclass(frozen=True, slots=True)
class RollupFilter:
    """Empty values choose everything; `responsible` is what is printed in plans."""

    body: int | None = None
    quarter: int | None = None
    direction: int | None = None
    responsible: str = ""

    def __bool__(self) -> bool:
        return any((self.body, self.quarter, self.direction, self.responsible))


@dataclass(frozen=True, slots=True)
class QuarterSum:
    """What falls due in a quarter in the whole plan of a body."""

    quarter: Quarter
    share: Share
    told: Told | None


@dataclass(frozen=True, slots=True)
class BodyYear:
    """A body with its plan, or without one. `late` counts things planned, not obligations."""

    body: Association
    plan: Plan | None
    rows: int = 0
    meetings: int = 0
    share: Share = Share(0, 0)  # noqa: RUF009 — frozen
    late: int = 0
    next_due: date | None = None
    quarters: tuple[QuarterSum, ...] = ()

    @property
    def percent(self) -> int:
        return round(100 * self.share.done / self.share.all) if self.share.all else 0


@dataclass(frozen=True, slots=True)
class Rollup:
    """`own` is the body itself, `below` the bodies directly below it in alphabetical order."""

    own: BodyYear
    below: tuple[BodyYear, ...]

    @property
    def planned(self) -> int:
        """How many of the bodies below have a plan."""
        return sum(each.plan is not None for each in self.below)

    @property
    def share(self) -> Share:
        return Share(sum(each.share.done for each in self.below), sum(each.share.all for each in self.below))

    @property
    def late(self) -> int:
        return sum(each.late for each in self.below)


def rollup_of(
    association: Association, period: Period, plans: QuerySet[Plan], today: date, chosen: RollupFilter
) -> Rollup:
    """The year `period` of `association` and the bodies below it, in a constant number of queries.

    `plans` are those the user may see; of the plans of a body the one that shares most of the year is taken.
    """
    bodies = list(Association.objects.filter(parent=association, is_active=True).order_by("full_name"))
    found = plans_of_bodies([association, *bodies], period, plans)
    items = items_of(editions_on(found.values(), today, with_drafts=True).values()) if found else []
    progress = Computation(list(found.values()), items, today).progress() if found else {}
    items = [item for item in items if item.line_id in _lines_chosen(found.values(), chosen)] if chosen else items
    by_plan: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        by_plan[item.plan_id].append(item)

    def year(body: Association) -> BodyYear:
        plan = found.get(body.pk)
        return (
            _body_year(body, plan, by_plan[plan.pk], progress[plan.pk], today, chosen) if plan else BodyYear(body, None)
        )

    below = [body for body in bodies if chosen.body in (None, body.pk)]
    return Rollup(year(association), tuple(year(body) for body in below))


def plans_of_bodies(bodies: Collection[Association], period: Period, plans: QuerySet[Plan]) -> dict[int, Plan]:
    """By association its plan for the year, in one query."""
    of_body: dict[int, list[Plan]] = defaultdict(list)
    for plan in plans.filter(association__in=bodies, starts__lte=period.ends, ends__gte=period.starts):
        of_body[plan.association_id].append(plan)
    wanted = Plan(starts=period.starts, ends=period.ends)
    found = {body.pk: plan_of_body(wanted, of_body[body.pk]) for body in bodies}
    return {pk: plan for pk, plan in found.items() if plan}


def years_of(association: Association, plans: QuerySet[Plan]) -> list[Plan]:
    """A plan for each year in which the body or any body directly below has one, the newest first."""
    around = plans.filter(Q(association=association) | Q(association__parent=association))
    years: dict[date, Plan] = {}
    for plan in around.order_by("-starts", "association__parent"):
        years.setdefault(plan.starts, plan)
    return list(years.values())


def responsible_of(plans: Iterable[Plan]) -> list[str]:
    """Who answers for the rows of these plans, as printed, each once."""
    texts = Responsible.objects.filter(row__edition__plan__in=list(plans), is_approver=False)
    return sorted(set(texts.order_by().values_list("text", flat=True)))


def _lines_chosen(plans: Iterable[Plan], chosen: RollupFilter) -> set[int]:
    """Keys of the lines that have the direction and the responsible asked for; all when neither was."""
    keys = [plan.pk for plan in plans]
    rows: QuerySet[Any] = PlanRow.objects.filter(edition__plan__in=keys)
    if chosen.direction:
        rows = rows.filter(directions=chosen.direction)
    if chosen.responsible:
        rows = rows.filter(responsible__text=chosen.responsible)
    lines = set(rows.order_by().values_list("line_id", flat=True))
    if not chosen.direction and not chosen.responsible:
        lines |= set(Plan.objects.filter(pk__in=keys).values_list("lines", flat=True))
    return lines


def _body_year(
    body: Association, plan: Plan, items: list[Item], known: Mapping[int, Progress], today: date, chosen: RollupFilter
) -> BodyYear:
    quarters = quarters_of(plan.period)
    kept = [(item, known[item.line_id]) for item in items]
    if chosen.quarter:
        kept = [
            (item, line) for item, line in kept if any(_due_in(owed, quarters) == chosen.quarter for owed in line.owed)
        ]
    lines = [line for _item, line in kept]
    owed = [each for line in lines for each in line.owed]
    coming = [each.due for each in owed if each.due and each.due >= today and each.status in UNFINISHED]
    return BodyYear(
        body=body,
        plan=plan,
        rows=sum(not item.is_meeting for item, _line in kept),
        meetings=sum(item.is_meeting for item, _line in kept),
        share=share_of(lines),
        late=sum(line.status is Status.LATE for line in lines),
        next_due=min(coming, default=None),
        quarters=tuple(_quarter_sum(quarter, owed, quarters) for quarter in quarters),
    )


def _quarter_sum(quarter: Quarter, owed: Iterable[Owed], quarters: tuple[Quarter, ...]) -> QuarterSum:
    here = [
        each for each in owed if each.status is not Status.NOT_APPLICABLE and _due_in(each, quarters) == quarter.number
    ]
    status = most_urgent(each.status for each in here)
    share = Share(sum(each.status is Status.DONE for each in here), len(here))
    return QuarterSum(quarter, share, tell(status) if here else None)


def _due_in(owed: Owed, quarters: tuple[Quarter, ...]) -> int:
    return quarter_of(quarters, owed.due or date.max).number
