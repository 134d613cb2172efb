"""The screens of planning in the demo's region of one plan: name → the address, asked when the region is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.urls import reverse

from rumo.accounts.models import User
from rumo.demo.load.directory import World
from rumo.directory.models import Association
from rumo.planning import queries
from rumo.planning.actions import amendments, plans, rows
from rumo.planning.actions.foreword import write_foreword
from rumo.planning.actions.plans import PlanDetails
from rumo.planning.actions.rows import RowData, row_data
from rumo.planning.models import LineFact, Plan
from tests.demo_region import DEMO_DAY

Screen = Callable[[World], str]


def secretary(world: World) -> User:
    return User.objects.get(email=f"secretary@{world.data.mail}")


def plan_of(body: Association) -> Plan:
    plan = queries.plan_on(body, DEMO_DAY)
    assert plan is not None
    return plan


def of_plan(name: str, query: str = "") -> Screen:
    return lambda world: reverse(f"planning:{name}", args=[plan_of(world.rumo).pk]) + query


def of_body(name: str, query: str = "") -> Screen:
    return lambda world: reverse(f"planning:{name}", args=[world.rumo.pk]) + query


def of_draft(name: str) -> Screen:
    return lambda world: reverse(f"planning:{name}", args=[draft(world).pk])


def of_amended(name: str, query: str = "") -> Screen:
    return lambda world: reverse(f"planning:{name}", args=[amended(world).pk]) + query


def draft(world: World) -> Plan:
    """Next year's, copied, with a row whose deadline nobody understands and whom nobody carries out."""
    found = Plan.objects.filter(association=world.rumo, state="draft").first()
    if found is not None:
        return found
    period = plan_of(world.rumo).period.shifted(1)
    details = PlanDetails(period, f"План работы на {period}")
    plan = plans.copy_plan(plan_of(world.rumo), details=details, actor=secretary(world))
    edition, actor = plan.editions.get(), secretary(world)
    rows.add_row(edition, data=RowData("Обзор пособий", deadline="как получится"), actor=actor)
    write_foreword(edition, text="<p>Поддержать учителей.</p>", version=edition.version, actor=actor)
    return plan


def amended(world: World) -> Plan:
    """The plan with an amendment in preparation: a row reworded, one added, one dropped."""
    plan, actor = plan_of(world.rumo), secretary(world)
    if plan.editions.count() > 1:
        return plan
    edition = amendments.begin_amendment(plan, reason="Изменился срок отчёта.", actor=actor)
    first, *_between, last = edition.rows.all()
    rows.edit_row(first, data=replace(row_data(first), deadline="до 15 марта"), version=first.version, actor=actor)
    rows.delete_row(last, actor=actor)
    rows.add_row(edition, data=RowData("Школа наставников", deadline="октябрь"), actor=actor)
    return plan


def line_page(world: World) -> str:
    """A line with something linked to it."""
    fact = LineFact.objects.filter(line__plan=plan_of(world.rumo)).first()
    assert fact is not None
    return reverse("planning:line", args=[fact.line_id])


def meeting_of_line(world: World) -> str:
    """A meeting of the schedule that is still to be made."""
    last = plan_of(world.rumo).editions.get(number=0).meetings.last()
    assert last is not None
    return reverse("planning:line_meeting", args=[last.line_id])


def instruction_page(world: World) -> str:
    return reverse("planning:instruction", args=[world.rumo.instructions.latest("date").pk])


PLAN_SCREENS: dict[str, Screen] = {
    "plans": lambda _world: reverse("planning:plans"),
    "new plan": lambda _world: reverse("planning:plan_create"),
    "plan from last year's": of_plan("plan_copy"),
    "plan": of_plan("plan"),
    "a stamp": of_plan("stamp_add"),
    "grid": of_draft("grid"),
    "pasting a plan": of_draft("paste"),
    "schedule": of_draft("schedule"),
    "approving": of_draft("plan_approve"),
    "year": of_plan("year"),
    "line": line_page,
    "meeting from a plan": meeting_of_line,
    "roll-up": of_body("rollup"),
    "execution report": of_plan("execution_report"),
    "month of the plan": of_body("calendar"),
    "quarter of the plan": of_body("calendar", "?view=quarter"),
    "list of the plan": of_body("calendar", "?view=list"),
    "instruction": instruction_page,
    "amendment": of_amended("amendment"),
    "adopting an amendment": of_amended("amendment_adopt"),
    "editions": of_amended("editions"),
    "compare": of_amended("compare", "?old=0&new=1"),
    "paper of a plan": of_amended("papers"),
}
