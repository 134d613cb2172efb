"""The years of the demo as their plans tell them: one plan in the middle of its year, a schedule, twenty-two bodies."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import Settings

from rumo.core import clock
from rumo.demo.load.directory import World
from rumo.directory.enums import DirectionKind
from rumo.documents.enums import StampKind
from rumo.papers.plan import Plan as PlanPaper
from rumo.planning.builders import build_plan
from rumo.planning.enums import Link, PlanState
from rumo.planning.execution.obligations import Duties, obligations_of
from rumo.planning.execution.rollup import Rollup, RollupFilter, rollup_of
from rumo.planning.execution.year import PlanYear, year_of
from rumo.planning.models import LineFact, Plan, PlannedMeeting, PlanRow
from rumo.planning.queries import edition_on, edition_with_contents, plan_on
from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.parts import Duty
from rumo.russian.deadlines.statuses import Status
from tests.databases import Original
from tests.demo_region import ALL_REGIONS, DEMO_DAY


@pytest.fixture(scope="module")
def regions() -> Original:
    return ALL_REGIONS


def _plan(world: World, key: str = "main") -> Plan:
    plan = plan_on(world.bodies[key], DEMO_DAY)
    assert plan is not None
    return plan


def _paper(plan: Plan, day: dt.date = DEMO_DAY) -> PlanPaper:
    edition = edition_on(plan, day)
    assert edition is not None
    return build_plan(edition_with_contents(edition.pk))


def _duties(year: PlanYear, number: str, duty: Duty = Duty.DO) -> Duties:
    return next(each for each in obligations_of(year) if each.line_id in _lines(year, number) and each.duty is duty)


def _lines(year: PlanYear, number: str) -> set[int]:
    return {line.pk for line in year.rows if line.number == number}


def _not_understood(plans: list[Plan]) -> set[str]:
    phrases = {
        (deadline, plan)
        for plan in plans
        for model in (PlanRow, PlannedMeeting)
        for deadline in model.objects.filter(edition__plan=plan).values_list("deadline", flat=True)
    }
    return {deadline for deadline, plan in phrases if parse_deadline(deadline, plan.period).rest}


# --- demo-s3: the approved plan of one association ---


@pytest.fixture
def year_s3(world_s3: World, db: None) -> PlanYear:
    return year_of(_plan(world_s3), DEMO_DAY)


@pytest.mark.django_db
def test_the_plan_of_s3_has_what_the_original_has(world_s3: World) -> None:
    """Requirements S3-1, S3-2, S3-4 and S3-7."""
    paper = _paper(_plan(world_s3))
    assert len(paper.rows) == 13
    assert [(stamp.kind.value, stamp.date, stamp.number) for stamp in paper.stamps] == [
        ("УТВЕРЖДЕНО", dt.date(2024, 2, 28), "1"),
        ("СОГЛАСОВАНО", dt.date(2024, 3, 26), ""),
    ]
    assert [meeting.deadline for meeting in paper.meetings] == ["Февраль", "Май", "Сентябрь", "Ноябрь"]
    assert [len(meeting.questions) for meeting in paper.meetings] == [4, 2, 2, 2]
    assert all(meeting.relevance for meeting in paper.meetings)
    agrees = [one for one in paper.rows[4].responsible if one.is_approver]
    assert [one.text for one in agrees] == ["Председатель УМО", "Заместители председателя УМО"]
    assert {one.duty for one in agrees} == {"Согласование планов"}
    assert len(paper.rows[1].points) == 5
    assert world_s3.bodies["main"].children.count() == 5


@pytest.mark.django_db
def test_it_obliges_to_what_the_original_does(year_s3: PlanYear) -> None:
    """Requirements S3-5 and S3-6: minimum counts, dates to be set, the report."""
    assert _duties(year_s3, "6").wanted >= 4
    sections = _duties(year_s3, "7")
    assert (sections.wanted, sections.bodies) == (15, 5)
    assert _duties(year_s3, "8").wanted >= 4
    dates = _duties(year_s3, "6", Duty.SET_DATE)
    assert dates.dues == tuple(dt.date(2024, month, 10) for month in (1, 4, 7, 10))
    assert _duties(year_s3, "11").dues == (dt.date(2024, 12, 10),)


@pytest.mark.django_db
def test_by_the_day_of_the_demo_some_is_done_some_due_some_late(year_s3: PlanYear) -> None:
    status = {line.number: line.progress.status for line in year_s3.rows}
    assert status["4"] is Status.DONE
    assert status["5"] is Status.LATE
    assert {Status.DONE, Status.DUE, Status.LATE} <= set(status.values())
    assert [line.progress.status for line in year_s3.meetings] == [
        Status.DONE,
        Status.DONE,
        Status.AHEAD,
        Status.AHEAD,
    ]
    first, second = _dates_set(year_s3)
    assert (first, second) == (False, True)


def _dates_set(year: PlanYear) -> list[bool]:
    """Of the dates set so far: was it done after the due day."""
    line = next(line for line in year.rows if line.number == "6")
    setting = [owed for owed in line.progress.owed if owed.obligation.duty is Duty.SET_DATE]
    return [owed.was_late for owed in setting if owed.status is Status.DONE]


@pytest.mark.django_db
def test_each_section_planned_three_meetings_and_some_fell_behind(world_s3: World) -> None:
    plan = _plan(world_s3)
    sections = [_plan(world_s3, f"section_{number}") for number in range(1, 6)]
    assert all(each.parent == plan for each in sections)
    assert all(PlannedMeeting.objects.filter(edition__plan=each).count() >= 3 for each in sections)
    states = [each.state for each in sections]
    assert states == [PlanState.IN_FORCE] * 4 + [PlanState.ON_AGREEMENT]
    held = [line.progress.status for each in sections for line in year_of(each, DEMO_DAY).meetings]
    assert held.count(Status.DONE) == 6
    assert Status.LATE in held


@pytest.mark.django_db
def test_one_instruction_of_the_ministry_is_answered_and_one_is_open(world_s3: World) -> None:
    done, open_one = world_s3.rumo.instructions.order_by("date")
    assert (done.assignment.state, open_one.assignment.state) == ("accepted", "in_work")
    assert done.line == open_one.line


# --- demo-s1: a schedule of meetings adopted by minutes ---


@pytest.mark.django_db
def test_the_plan_of_s1_is_seventeen_questions_adopted_at_meeting_four(world: World) -> None:
    """Requirement S1-13."""
    plan = _plan(world)
    paper = _paper(plan)
    assert [len(meeting.questions) for meeting in paper.meetings] == [3, 4, 4, 6]
    questions = [question for meeting in paper.meetings for question in meeting.questions]
    assert all(question.responsible for question in questions)
    assert "Председатели РМО" in {one.text for question in questions for one in question.responsible}
    conditional = PlannedMeeting.objects.filter(edition__plan=plan, questions__is_conditional=True)
    assert conditional.count() == 4
    stamp = plan.stamps.get()
    assert (stamp.kind, stamp.number, stamp.date) == (StampKind.APPROVED, "4", dt.date(2023, 12, 13))
    assert stamp.resolution is not None
    assert stamp.resolution.item.meeting.number == 4


@pytest.mark.django_db
def test_its_meetings_are_linked_and_the_one_of_may_came_late(world: World) -> None:
    plan = _plan(world)
    linked = LineFact.objects.filter(line__plan=plan).exclude(link=Link.DISMISSED)
    assert linked.count() == 4
    february, may, august, december = year_of(plan, DEMO_DAY).meetings
    assert february.progress.status is Status.DONE
    assert may.progress.was_late
    assert {august.progress.status, december.progress.status} == {Status.AHEAD}


# --- demo-s0: an academic year of twenty-two bodies ---


@pytest.fixture
def rollup(world_s0: World, db: None) -> Rollup:
    plan = _plan(world_s0)
    return rollup_of(world_s0.rumo, plan.period, Plan.objects.all(), DEMO_DAY, RollupFilter())


@pytest.mark.django_db
def test_twenty_two_bodies_are_rolled_up(rollup: Rollup) -> None:
    """Requirement S0-1, with one body that has no plan and one whose plan is still a draft."""
    assert len(rollup.below) == 22
    assert rollup.planned == 21
    assert [each.plan.state for each in rollup.below if each.plan].count(PlanState.DRAFT) == 1
    assert len({(each.rows, each.meetings) for each in rollup.below}) > 5
    assert 0 < rollup.share.done < rollup.share.all
    assert rollup.late > 0


@pytest.mark.django_db
def test_the_plan_of_s0_was_adopted_at_the_forum_and_amended_twice(world_s0: World) -> None:
    """Requirements S0-1 to S0-4."""
    plan = _plan(world_s0)
    assert plan.period.name == "2023/2024"
    adopted, approved = plan.stamps.all()
    assert (adopted.kind, adopted.date) == (StampKind.ADOPTED, dt.date(2023, 8, 24))
    assert approved.resolution is not None
    editions = list(plan.editions.all())
    assert [edition.number for edition in editions] == [0, 1, 2]
    assert all(edition.ground for edition in editions[1:])
    assert [len(_paper(plan, day).rows) for day in (dt.date(2023, 10, 1), dt.date(2024, 1, 15), DEMO_DAY)] == [
        16,
        17,
        16,
    ]
    assert {line.progress.status for line in year_of(plan, DEMO_DAY).meetings} == {Status.DONE}


@pytest.mark.django_db
def test_its_rows_are_marked_by_the_classifier(world_s0: World) -> None:
    """Requirement S0-2: four directions, eight points in the fourth; two priorities, three points in the second."""
    directions = world_s0.rumo.directions
    tops = directions.filter(parent=None)
    assert tops.filter(kind=DirectionKind.DIRECTION).count() == 4
    assert tops.get(kind=DirectionKind.DIRECTION, code="4").children.count() == 8
    assert tops.filter(kind=DirectionKind.PRIORITY).count() == 2
    assert tops.get(kind=DirectionKind.PRIORITY, code="2").children.count() == 3
    assert "24-ОД" in tops.filter(kind=DirectionKind.DIRECTION)[0].ground
    marked = PlanRow.objects.filter(edition__plan=_plan(world_s0), directions__isnull=False).distinct()
    assert marked.count() > 30


@pytest.mark.django_db
def test_every_deadline_of_the_demo_is_understood(world: World, world_s3: World, world_s0: World) -> None:
    assert _not_understood(list(Plan.objects.all())) == set()


# --- all of them ---


@pytest.mark.django_db
def test_every_role_of_every_region_enters_and_every_page_of_the_menu_opens(
    client: Client, settings: Settings, world: World, world_s3: World, world_s0: World
) -> None:
    settings.DEMO = True
    broken = []
    with clock.standing_at(DEMO_DAY):
        for region in (world_s3, world_s0):
            for role in region.data.roles:
                assert client.post(f"/demo/enter/{region.region.slug}/{role.slug}/").status_code == 302
                for item in client.get("/").context["menu"]:
                    if client.get(item.url, follow=True).status_code != 200:
                        broken.append((region.region.slug, role.slug, item.url))
        client.logout()
        choice = client.get("/accounts/login/").content.decode()
    assert broken == []
    assert all(one.region.name in choice for one in (world, world_s3, world_s0))


@pytest.mark.django_db
def test_a_role_of_another_region_is_not_entered_by_its_name_alone(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert client.post("/demo/enter/late_leader/").status_code == 404
    assert client.post("/demo/enter/demo-s3/stranger/").status_code == 404
    assert client.post("/demo/enter/demo-s9/secretary/").status_code == 404
