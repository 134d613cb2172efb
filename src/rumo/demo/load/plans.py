"""Plans of the demo: each drawn up, agreed, approved and amended on its days, then what was carried out is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from rumo.accounts.models import User
from rumo.assignments import actions as assignments
from rumo.assignments.actions import ExecutorData
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core import clock
from rumo.demo.data.shapes.directory import MINISTRY
from rumo.demo.data.shapes.plans import (
    DemoAmendment,
    DemoInstruction,
    DemoPlan,
    DemoPlannedMeeting,
    DemoQuestion,
    DemoRow,
    DemoStamp,
    Who,
)
from rumo.demo.load.accounts import account_of
from rumo.demo.load.directory import World
from rumo.directory.enums import DirectionKind
from rumo.directory.models import Direction
from rumo.documents.enums import StampKind
from rumo.meetings.models import Meeting, Resolution
from rumo.planning.actions import amendments, facts, instructions, publication, rows, schedule, states
from rumo.planning.actions.plans import PlanDetails, create_plan
from rumo.planning.actions.responsible import ResponsibleData
from rumo.planning.actions.rows import RowData
from rumo.planning.actions.schedule import PlannedMeetingData, QuestionData
from rumo.planning.enums import ADOPTED, FactKind, Link, PlanState
from rumo.planning.models import Edition, Plan, PlanLine
from rumo.planning.stamping import StampData

# A code of a priority is written «П2.1» beside those of directions.
PRIORITY = "П"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A plan of the data as it was made, with the lines of its rows and of its meetings in their order."""

    data: DemoPlan
    plan: Plan
    actor: User
    rows: list[PlanLine]
    meetings: list[PlanLine]


def load_plans(world: World, plans: Iterable[DemoPlan]) -> None:
    """Those of bodies above come first. The meetings on whose resolutions stamps rest have been loaded."""
    directions = _directions_by_code(world)
    drawn: dict[str, Plan] = {}
    for data in plans:
        made = _draw_up(world, data, drawn.get(data.parent), directions)
        drawn[data.body] = made.plan
        _decide(world, made)
        for amendment in data.amendments:
            _amend(world, made, amendment, directions)
        _show_facts(world, made)
        for instruction in data.instructions:
            _register(world, made, instruction)


def _directions_by_code(world: World) -> dict[str, Direction]:
    return {
        f"{PRIORITY if one.kind == DirectionKind.PRIORITY else ''}{one.code}": one
        for one in world.rumo.directions.all()
    }


# --- writing ---


def _draw_up(world: World, data: DemoPlan, parent: Plan | None, directions: dict[str, Direction]) -> Drawn:
    actor = account_of(world, data.by)
    with clock.standing_at(data.drawn_up):
        details = PlanDetails(data.period, data.title, parent)
        plan = create_plan(association=world.bodies[data.body], details=details, actor=actor)
        edition = plan.editions.get()
        made_rows = rows.add_rows(edition, rows=[_row(world, one, directions) for one in data.rows], actor=actor)
        planned = [_planned_meeting(world, one) for one in data.meetings]
        made_meetings = schedule.add_meetings(edition, meetings=planned, actor=actor)
    return Drawn(data, plan, actor, [row.line for row in made_rows], [meeting.line for meeting in made_meetings])


def _row(world: World, data: DemoRow, directions: dict[str, Direction]) -> RowData:
    return RowData(
        title=data.title,
        points=data.points,
        deadline=data.deadline,
        expected=data.expected,
        responsible=[_responsible(world, who) for who in data.who],
        section=data.section,
        fact_kind=data.fact_kind.value if data.fact_kind else "",
        counted=data.counted.value,
        directions=[directions[code] for code in data.directions],
    )


def _responsible(world: World, who: Who) -> ResponsibleData:
    return ResponsibleData(
        text=who.text,
        person=world.people[who.person] if who.person else None,
        role=who.role.value if who.role else "",
        of_sub_bodies=who.of_sub_bodies,
        association=world.bodies[who.body] if who.body else None,
        organization=world.organizations[who.organization] if who.organization else None,
        is_approver=who.is_approver,
        duty=who.duty,
    )


def _planned_meeting(world: World, data: DemoPlannedMeeting) -> PlannedMeetingData:
    return PlannedMeetingData(
        title=data.title,
        deadline=data.deadline,
        form=data.form.value if data.form else "",
        form_text=data.form_text,
        relevance=data.relevance,
        questions=[_question(world, one) for one in data.questions],
        responsible=[_responsible(world, who) for who in data.who],
    )


def _question(world: World, data: DemoQuestion) -> QuestionData:
    return QuestionData(data.title, [_responsible(world, who) for who in data.who], data.is_conditional)


# --- deciding ---


def _decide(world: World, made: Drawn) -> None:
    """Stamps in the order of their days: the first that approves adopts the plan, those before it agree to it."""
    data, plan, actor = made.data, made.plan, made.actor
    if data.state == PlanState.DRAFT:
        return
    if data.state == PlanState.ON_AGREEMENT or data.stamps[0].kind == StampKind.AGREED:
        with clock.standing_at(data.drawn_up + dt.timedelta(days=3)):
            states.submit_plan(plan, actor=actor)
    for one in data.stamps:
        with clock.standing_at(one.on):
            stamp = _stamp(world, data, one)
            if plan.state in {PlanState.APPROVED, PlanState.IN_FORCE}:
                states.add_stamp(plan, stamp=stamp, actor=actor)
            elif one.kind == StampKind.AGREED:
                states.agree_plan(plan, stamp=stamp, actor=actor)
            else:
                states.approve_plan(plan, stamp=stamp, in_force_from=data.in_force_from, actor=actor)
    if data.state == PlanState.IN_FORCE:
        with clock.standing_at(max(data.in_force_from or plan.starts, data.stamps[0].on)):
            states.put_in_force(plan, actor=actor)
    if plan.state in ADOPTED:
        publication.publish_plan(plan, actor=actor)


def _stamp(world: World, data: DemoPlan, one: DemoStamp) -> StampData:
    resolution = _resolution(world, data.body, one.meeting, one.question) if one.meeting else None
    return StampData(one.kind, one.by, one.on, one.number, resolution)


def _resolution(world: World, body: str, day: dt.date, question: int) -> Resolution:
    return Resolution.objects.get(
        item__meeting__association=world.bodies[body], item__meeting__date=day, item__position=question
    )


def _amend(world: World, made: Drawn, data: DemoAmendment, directions: dict[str, Direction]) -> None:
    actor = made.actor
    with clock.standing_at(data.begun):
        edition = amendments.begin_amendment(made.plan, reason=data.reason, actor=actor)
        for number, deadline in data.terms.items():
            _move_term(edition, made.rows[number - 1], deadline, actor)
        for number in data.without:
            rows.delete_row(edition.rows.get(line=made.rows[number - 1]), actor=actor)
        if data.added:
            added = rows.add_rows(edition, rows=[_row(world, one, directions) for one in data.added], actor=actor)
            made.rows.extend(row.line for row in added)
    with clock.standing_at(data.in_force_from):
        resolution = _resolution(world, made.data.body, data.meeting, data.question) if data.meeting else None
        amendments.adopt_amendment(
            edition, ground=data.ground, in_force_from=data.in_force_from, resolution=resolution, actor=actor
        )


def _move_term(edition: Edition, line: PlanLine, deadline: str, actor: User) -> None:
    row = edition.rows.get(line=line)
    before = rows.row_data(row)
    after = RowData(**{name: getattr(before, name) for name in before.__slots__} | {"deadline": deadline})
    rows.edit_row(row, data=after, version=row.version, actor=actor)


# --- carrying out ---


def _show_facts(world: World, made: Drawn) -> None:
    if made.data.state != PlanState.IN_FORCE:
        return
    body = world.bodies[made.data.body]
    described = [*made.data.rows, *(row for amendment in made.data.amendments for row in amendment.added)]
    for line, row in zip(made.rows, described, strict=True):
        _show_row(world, made, line, row)
    for line, planned in zip(made.meetings, made.data.meetings, strict=True):
        if planned.held:
            meeting = Meeting.objects.get(association=body, date=planned.held)
            facts.link_fact(line, kind=FactKind.MEETING, object_id=meeting.pk, actor=made.actor)


def _show_row(world: World, made: Drawn, line: PlanLine, row: DemoRow) -> None:
    body, actor = world.bodies[made.data.body], made.actor
    for seen in row.evidence:
        with clock.standing_at(seen.day):
            url = seen.url or f"https://{world.data.mail}/news/{seen.day:%Y-%m-%d}"
            facts.add_evidence(line, title=seen.title, day=seen.day, url=url, actor=actor)
    for day in row.minutes:
        meeting = Meeting.objects.get(association=body, date=day)
        facts.link_fact(line, kind=FactKind.MINUTES, object_id=meeting.pk, actor=actor)
    for text in row.assignments:
        assignment = Assignment.objects.get(association=body, text=text)
        facts.link_fact(line, kind=FactKind.ASSIGNMENT, object_id=assignment.pk, link=Link.CONFIRMED, actor=actor)
    if row.reason:
        facts.give_reason(line, reason=row.reason, version=line.version, actor=actor)


def _register(world: World, made: Drawn, data: DemoInstruction) -> None:
    """A letter of the ministry and what became of it."""
    with clock.standing_at(data.received_on):
        instruction = instructions.register_instruction(
            association=world.bodies[made.data.body],
            authority=world.organizations[MINISTRY],
            number=data.number,
            date=data.date,
            received_on=data.received_on,
            text=data.text,
            due_text=data.due_text,
            due_on=data.due_on,
            executors=[ExecutorData(person=world.people[key], is_lead=key == data.people[0]) for key in data.people],
            line=made.rows[data.row - 1],
            actor=made.actor,
        )
        assignments.take_into_work(instruction.assignment, actor=made.actor)
    if data.fate == AssignmentState.ACCEPTED and data.answered_on:
        with clock.standing_at(data.answered_on):
            assignments.report_assignment(instruction.assignment, text="Ответ направлен.", actor=made.actor)
            assignments.accept_assignment(instruction.assignment, actor=made.actor)
