"""Reads of plans. Every page starts from `visible_plans`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from rumo.directory.models import Association
from rumo.directory.powers import powers_of
from rumo.planning.enums import ADOPTED, EditionState, PlanState
from rumo.planning.models import Edition, Plan


def visible_plans(user: Any) -> QuerySet[Plan]:
    """Those who run the body see all, its members what is no draft any more, the region what was approved."""
    powers = powers_of(user)
    everything = Plan.objects.select_related("association__region", "association__host", "association__parent")
    if powers.everything:
        return everything
    return everything.filter(
        Q(association__in=powers.runs)
        | (Q(association__in=powers.member_of) & ~Q(state=PlanState.DRAFT))
        | Q(association__region__in=powers.regions, state__in=ADOPTED)
    )


def plan_on(association: Association, day: date) -> Plan | None:
    """The plan of the body whose year holds `day`."""
    return Plan.objects.filter(association=association, starts__lte=day, ends__gte=day).order_by("-starts").first()


def edition_on(plan: Plan, day: date) -> Edition | None:
    """The edition in force on `day`; before the first came into force, the first; None when nothing was adopted."""
    adopted = plan.editions.filter(state=EditionState.ADOPTED)
    return adopted.filter(in_force_from__lte=day).order_by("-number").first() or adopted.order_by("number").first()


def draft_of(plan: Plan) -> Edition | None:
    """What is being written: the plan itself before it is adopted, or an amendment."""
    return plan.editions.filter(state=EditionState.DRAFT).first()


def last_edition(plan: Plan) -> Edition:
    """What the plan says now: the edition adopted last, or the plan itself while nothing was adopted."""
    adopted = plan.editions.filter(state=EditionState.ADOPTED).order_by("-number").first()
    return adopted or plan.editions.order_by("number")[:1].get()


def edition_to_read(plan: Plan, day: date) -> Edition:
    """What the plan says on `day`; a plan not yet adopted, what it is going to say."""
    return edition_on(plan, day) or plan.editions.order_by("number")[:1].get()


def edition_before(edition: Edition) -> Edition:
    """The adopted edition that this one amends."""
    found = edition.plan.editions.filter(state=EditionState.ADOPTED, number__lt=edition.number)
    return found.order_by("-number")[:1].get()


def plans_above(plan: Plan) -> list[Plan]:
    """The plan itself and those under which it hangs, upwards."""
    way = [plan]
    while (above := way[-1].parent) is not None and above not in way:
        way.append(above)
    return way


def plans_for_parent(association: Association, starts: date, ends: date) -> QuerySet[Plan]:
    """Plans of the bodies above whose year meets these days, the nearest body first in the tree of names."""
    keys: list[int] = []
    body = association.parent
    while body is not None and body.pk not in keys:
        keys.append(body.pk)
        body = body.parent
    return Plan.objects.filter(association__in=keys, starts__lte=ends, ends__gte=starts).select_related("association")


def edition_with_contents(pk: int) -> Edition:
    return with_contents(Edition.objects.filter(pk=pk)).get()


def with_contents(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """Editions with everything that is printed, in a constant number of queries."""
    return editions.select_related(
        "plan__association__region", "plan__association__host", "resolution"
    ).prefetch_related(
        "plan__stamps",
        "sections",
        "rows__section",
        "rows__directions",
        "rows__responsible",
        "meetings__questions__responsible",
        "meetings__responsible",
    )
