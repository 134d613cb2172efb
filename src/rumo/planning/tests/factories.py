"""Plans for tests, valid as they come."""

from __future__ import annotations

from datetime import date
from typing import Any

from rumo.directory.enums import YearKind
from rumo.directory.models import Association
from rumo.planning.enums import EditionState, PlanState
from rumo.planning.models import Edition, Plan, PlanLine, PlannedMeeting, PlannedQuestion, PlanRow


def make_plan(association: Association, year: int = 2024, **fields: Any) -> Plan:
    """A draft plan of a calendar year with its edition 0."""
    values = {
        "year_kind": YearKind.CALENDAR,
        "starts": date(year, 1, 1),
        "ends": date(year, 12, 31),
        "title": f"План работы на {year} год",
    }
    plan = Plan.objects.create(association=association, **values | fields)
    make_edition(plan, adopted=plan.state not in (PlanState.DRAFT, PlanState.ON_AGREEMENT, PlanState.AGREED))
    return plan


def make_edition(plan: Plan, number: int = 0, *, adopted: bool = False, **fields: Any) -> Edition:
    values: dict[str, Any] = {"state": EditionState.DRAFT}
    if adopted:
        ground = "решение объединения" if number else ""
        values = {"state": EditionState.ADOPTED, "in_force_from": plan.starts, "ground": ground}
    return Edition.objects.create(plan=plan, number=number, **values | fields)


def make_row(
    edition: Edition, title: str = "Подготовка отчёта", deadline: str = "до 10 декабря", **fields: Any
) -> PlanRow:
    values: dict[str, Any] = {"position": edition.rows.count() + 1}
    if "line" not in fields:
        values["line"] = PlanLine.objects.create(plan=edition.plan)
    return PlanRow.objects.create(edition=edition, title=title, deadline=deadline, **values | fields)


def make_planned_meeting(
    edition: Edition, deadline: str = "февраль", questions: tuple[str, ...] = ("О планах",), **fields: Any
) -> PlannedMeeting:
    values: dict[str, Any] = {"position": edition.meetings.count() + 1}
    if "line" not in fields:
        values["line"] = PlanLine.objects.create(plan=edition.plan)
    meeting = PlannedMeeting.objects.create(edition=edition, deadline=deadline, **values | fields)
    for position, title in enumerate(questions, start=1):
        PlannedQuestion.objects.create(meeting=meeting, position=position, title=title)
    return meeting
