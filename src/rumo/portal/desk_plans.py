"""The desk's part on plans: what one is responsible for, which plans wait for somebody, how far the year has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.directory.models import Association
from rumo.directory.powers import Powers
from rumo.directory.queries import run_associations
from rumo.planning.calendar_spans import year_of_work
from rumo.planning.dues import CARRIED_OUT, Answerable, Due, plans_naming, read_dues
from rumo.planning.enums import PlanState
from rumo.planning.execution.progress import share_of
from rumo.planning.models import Plan
from rumo.portal.desk_lines import SHOWN, Line, PlanProgress
from rumo.russian.dates import short_date
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.statuses import Status
from rumo.russian.numbers import agree

# What is due later than this is no matter of today.
COMING = timedelta(days=30)
# The next year is planned in its last two months: a calendar one from November.
NEXT_YEAR_IS_NEAR = timedelta(days=61)
# More bodies without a plan than this are told in one line.
NAMED = 3


@dataclass(frozen=True, slots=True)
class DeskPlans:
    mine: tuple[Line, ...] = ()
    waiting: tuple[Line, ...] = ()
    progress: tuple[PlanProgress, ...] = ()


def plans_of(user: Any, powers: Powers) -> DeskPlans:
    """For `user` on today's date, in a constant number of queries."""
    today = clock.today()
    bodies = powers.member_of or powers.runs
    naming = {plan.pk: plan for plan in plans_naming(powers)}
    shown = _current(bodies, today)
    standing = read_dues({**naming, **{plan.pk: plan for plan in shown}}.values(), today)
    mine = _mine([due for due in standing.dues if due.plan.pk in naming], powers, today)
    progress = [(plan, share_of(standing.progress.get(plan.pk, {}).values())) for plan in shown]
    return DeskPlans(
        mine=mine,
        waiting=tuple(_waiting(user, today))[:SHOWN] if powers.runs or powers.everything else (),
        progress=tuple(
            PlanProgress(str(plan.association), share.done, share.all, reverse("planning:year", args=[plan.pk]))
            for plan, share in progress
            if share.all
        ),
    )


def _current(bodies: Iterable[int], today: date) -> list[Plan]:
    """Plans carried out today of the first few bodies: the region's own before its sections."""
    plans = Plan.objects.filter(association__in=bodies, state__in=CARRIED_OUT, starts__lte=today, ends__gte=today)
    order = ("association__parent_id", "association__full_name")
    return list(plans.select_related("association__region", "association__parent").order_by(*order)[:SHOWN])


def _mine(dues: Iterable[Due], powers: Powers, today: date) -> tuple[Line, ...]:
    """Late and coming things the user is responsible for, the latest first."""
    near = [due for due in dues if due.is_unfinished and not due.has_meeting and _is_near(due, today)]
    answerable = Answerable(near, today)
    own = [due for due in near if powers.person_id in {person.pk for person in answerable.people(due)}]
    return tuple(map(_line, own[:SHOWN]))


def _is_near(due: Due, today: date) -> bool:
    return due.day is not None and due.day <= today + COMING


def _line(due: Due) -> Line:
    late = due.status is Status.LATE
    term = _("до %(day)s") % {"day": short_date(due.day)} if due.day else ""
    title = _("%(meeting)s (%(when)s)") % {"meeting": due.title, "when": due.label} if due.is_meeting else due.title
    return Line(
        title,
        due.url,
        str(due.plan.association),
        _("просрочено: %(due)s") % {"due": term} if late else term,
        "danger" if late else "neutral",
    )


def _waiting(user: Any, today: date) -> Iterable[Line]:
    """Plans of the bodies the user runs that wait for their next step, and bodies that have none."""
    bodies = list(run_associations(user).filter(is_active=True).order_by("parent_id", "full_name"))
    plans = Plan.objects.filter(association__in=bodies, ends__gte=today).select_related("association")
    by_body: dict[int, list[Plan]] = defaultdict(list)
    for plan in plans.order_by("starts"):
        by_body[plan.association_id].append(plan)
    for body in bodies:
        for plan in by_body[body.pk]:
            note = _note(plan, today)
            if note:
                yield Line(plan.title, reverse("planning:plan", args=[plan.pk]), str(body), note, "warning")
    yield from _missing(bodies, by_body, today)


def _note(plan: Plan, today: date) -> str:
    """What the plan waits for; nothing while its year is far or all is well."""
    if plan.state in (PlanState.ON_AGREEMENT, PlanState.AGREED):
        return _("на согласовании") if plan.state == PlanState.ON_AGREEMENT else _("согласован, ждёт утверждения")
    has_begun = plan.starts <= today
    if plan.state == PlanState.APPROVED and has_begun:
        return _("утверждён, но не введён в действие")
    return _("год начался, а план ещё проект") if plan.state == PlanState.DRAFT and has_begun else ""


def _missing(bodies: Iterable[Association], plans: dict[int, list[Plan]], today: date) -> Iterable[Line]:
    """Bodies without a plan for their year, and near its end for the next one; many of them in one line."""
    without: dict[Period, list[Association]] = defaultdict(list)
    for body in bodies:
        year = year_of_work(today, body.rules)
        wanted = [year, year.shifted(1)] if year.ends - today < NEXT_YEAR_IS_NEAR else [year]
        for period in wanted:
            if not any(plan.starts <= period.ends and period.starts <= plan.ends for plan in plans[body.pk]):
                without[period].append(body)
    for period, found in sorted(without.items(), key=lambda item: item[0].starts):
        title = _("Нет плана на %(year)s") % {"year": period}
        if len(found) > NAMED:
            yield Line(title, reverse("planning:plans"), "", agree(len(found), "объединение"), "warning")
            continue
        for body in found:
            yield Line(
                title, f"{reverse('planning:plan_create')}?association={body.pk}", str(body), _("составить"), "warning"
            )
