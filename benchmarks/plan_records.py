"""The year of a region in bulk: a body above, bodies below it, their plans, rows and what was done for each row.

Rows are written as the actions leave them; thousands of facts through the actions would take minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from typing import Any

from django.utils import timezone

from benchmarks.world import World
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.directory.enums import AssociationKind, Role
from rumo.directory.models import Association
from rumo.documents.enums import PaperKind
from rumo.documents.models import IssuedPaper
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting
from rumo.planning.enums import EditionState, FactKind, PlanState
from rumo.planning.models import Edition, LineFact, Plan, PlanLine, PlanRow, Responsible

# What plans say most: windows, due dates, minimum counts, recurrences.
PHRASES = (
    "до 10 декабря", "в течение года", "не реже одного раза в квартал", "февраль, май, август, ноябрь", "до 1 марта",
    "ежемесячно", "не менее 3-х в год", "сентябрь – декабрь", "I полугодие", "до 15 июня и 15 декабря",
)  # fmt: skip
# Of what kind the facts of a row are, over and over.
KINDS = (
    FactKind.MEETING, FactKind.ASSIGNMENT, FactKind.MEETING, FactKind.PAPER, FactKind.ASSIGNMENT, FactKind.EVIDENCE,
)  # fmt: skip
YEAR = 2024
FIRST = date(YEAR, 1, 1)
DAYS = 170


@dataclass(frozen=True, slots=True)
class Region:
    """The plan of the body above first, then one of each body below."""

    association: Association
    plans: list[Plan]


def make_region(world: World, *, bodies: int, rows: int, facts: int) -> Region:
    """`bodies` below the association, each plan with `rows` rows and `facts` facts a row."""
    below = Association.objects.bulk_create(
        Association(
            region=world.association.region,
            host=world.association.host,
            parent=world.association,
            kind=AssociationKind.SUBJECT,
            full_name=f"Объединение учителей, предмет {number}",
            short_name=f"Объединение {number}",
            city=world.association.city,
        )
        for number in range(1, bodies + 1)
    )
    plans = [_plan(body, rows) for body in (world.association, *below)]
    for plan in plans:
        _facts(world, plan, facts)
    return Region(world.association, plans)


def _plan(body: Association, rows: int) -> Plan:
    plan = Plan.objects.create(
        association=body, starts=FIRST, ends=date(YEAR, 12, 31), title=f"План на {YEAR} год", state=PlanState.IN_FORCE
    )
    edition = Edition.objects.create(plan=plan, state=EditionState.ADOPTED, in_force_from=FIRST)
    lines = PlanLine.objects.bulk_create(PlanLine(plan=plan) for _row in range(rows))
    made = PlanRow.objects.bulk_create(
        PlanRow(edition=edition, line=line, position=place, title=f"Методическое мероприятие {place}", deadline=phrase)
        for place, (line, phrase) in enumerate(zip(lines, cycle(PHRASES), strict=False), start=1)
    )
    Responsible.objects.bulk_create(Responsible(row=row, text="Руководитель", role=Role.LEADER) for row in made)
    return plan


def _facts(world: World, plan: Plan, count: int) -> None:
    """For each line its own records, spread over the half-year that is over."""
    lines = list(plan.lines.order_by("pk"))
    wanted = [(line, kind) for line in lines for kind in islice(cycle(KINDS), count)]
    days = [FIRST + timedelta(days=37 * number % DAYS) for number in range(len(wanted))]
    made: dict[FactKind, Sequence[Any]] = {
        FactKind.MEETING: Meeting.objects.bulk_create(
            Meeting(association=plan.association, series=str(YEAR), date=day, state=MeetingState.MINUTES)
            for (_line, kind), day in zip(wanted, days, strict=True)
            if kind == FactKind.MEETING
        ),
        FactKind.ASSIGNMENT: Assignment.objects.bulk_create(
            _accepted(plan.association, day)
            for (_line, kind), day in zip(wanted, days, strict=True)
            if kind == FactKind.ASSIGNMENT
        ),
        FactKind.PAPER: IssuedPaper.objects.bulk_create(
            _issued(world, plan.association, day)
            for (_line, kind), day in zip(wanted, days, strict=True)
            if kind == FactKind.PAPER
        ),
    }
    records = {kind: iter(found) for kind, found in made.items()}
    LineFact.objects.bulk_create(
        LineFact(line=line, kind=kind, title="Опубликовано", day=day, url="https://example.org/")
        if kind == FactKind.EVIDENCE
        else LineFact(line=line, kind=kind, object_id=next(records[kind]).pk)
        for (line, kind), day in zip(wanted, days, strict=True)
    )


def _issued(world: World, body: Association, day: date) -> IssuedPaper:
    return IssuedPaper(
        association=body, kind=PaperKind.ANALYSIS, title="Рекомендации", date=day, data={}, sha256="0" * 64,
        issued_by=world.user,
    )  # fmt: skip


def _accepted(body: Association, day: date) -> Assignment:
    moment = timezone.make_aware(datetime(day.year, day.month, day.day, 12))
    return Assignment(
        association=body, text="Подготовить рекомендации", ground="план", issued_on=FIRST, reported_at=moment,
        closed_at=moment, state=AssignmentState.ACCEPTED,
    )  # fmt: skip
