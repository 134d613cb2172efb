"""The pages of execution: who sees them, what they show, how many queries they take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from rumo.core import clock
from rumo.directory.enums import AssociationKind, Role
from rumo.directory.models import Direction
from rumo.directory.tests.factories import make_association
from rumo.meetings.enums import MeetingState
from rumo.meetings.tests.factories import make_meeting
from rumo.planning.enums import Counted, FactKind, PlanState
from rumo.planning.execution.obligations import obligations_of
from rumo.planning.execution.quarters import quarters_of
from rumo.planning.execution.report import build_report
from rumo.planning.execution.spans import span_of
from rumo.planning.execution.year import year_of
from rumo.planning.models import Edition, LineFact, Plan, Responsible
from rumo.planning.tests import factories as make
from rumo.russian.deadlines.parts import Duty
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.statuses import Status
from tests.cast import Cast

TODAY = date(2024, 6, 20)
RUNNERS = {"admin", "chair", "deputy", "secretary"}
REGION = {*RUNNERS, "section_leader", "member", "expert", "teacher", "municipal_methodologist"}


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A row a kind, two planned meetings, a section with a plan of its own."""
    plan = make.make_plan(cast.association, state=PlanState.IN_FORCE)
    edition = plan.editions.get()
    fill(edition, cast)
    make.make_planned_meeting(edition, deadline="февраль", title="Итоги")
    make.make_planned_meeting(edition, deadline="октябрь")
    below = make.make_plan(cast.section, state=PlanState.IN_FORCE, parent=plan)
    make.make_row(below.editions.get(), deadline="до 1 марта")
    make_meeting(cast.association, date=date(2024, 2, 14), state=MeetingState.MINUTES)
    return plan


def fill(edition: Edition, cast: Cast) -> None:
    for deadline, counted, kind in (
        ("не реже одного раза в квартал", Counted.SCHEDULE, FactKind.MEETING),
        ("не менее 3-х в год", Counted.SUB_BODIES, FactKind.MEETING),
        ("по планам секций", Counted.LINKED, ""),
        ("по мере поступления поручений", Counted.INSTRUCTIONS, ""),
        ("до 1 марта", Counted.LINKED, FactKind.MEETING),
        ("в течение года", Counted.LINKED, FactKind.PAPER),
    ):
        row = make.make_row(edition, f"Мероприятие {deadline}", deadline, counted=counted, fact_kind=kind)
        Responsible.objects.create(row=row, text="Председатель", role=Role.CHAIR)
        LineFact.objects.create(line=row.line, kind="evidence", title="Приказ", day=TODAY, url="https://example.org/1")


def url(name: str, *args: Any) -> str:
    return reverse(f"planning:{name}", args=args)


def statuses(cast: Cast, address: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        found.setdefault(client.get(address).status_code, set()).add(name)
    return found


@pytest.mark.parametrize("name", ["year", "year_export", "execution_report"])
def test_who_reads_a_plan_in_force(cast: Cast, plan: Plan, name: str) -> None:
    assert statuses(cast, url(name, plan.pk)) == {200: REGION, 404: {"stranger"}}


def test_who_reads_a_line(cast: Cast, plan: Plan) -> None:
    line = plan.lines.first()
    assert line is not None
    assert statuses(cast, url("line", line.pk)) == {200: REGION, 404: {"stranger"}}
    assert statuses(cast, url("line_meeting", line.pk)) == {200: RUNNERS, 403: REGION - RUNNERS, 404: {"stranger"}}


def test_a_draft_is_read_by_those_who_write_it(cast: Cast) -> None:
    draft = make.make_plan(cast.association)
    assert statuses(cast, url("year", draft.pk)) == {200: RUNNERS, 404: set(cast.everybody()) - RUNNERS}


def test_who_sees_the_roll_up(cast: Cast, plan: Plan) -> None:
    expected = {200: REGION, 404: {"stranger"}}
    assert statuses(cast, url("rollup", cast.association.pk)) == expected
    assert statuses(cast, url("rollup_export", cast.association.pk)) == expected


@pytest.mark.parametrize("name", ["link_fact", "dismiss_proposal", "add_evidence", "give_reason"])
def test_who_says_what_was_done(cast: Cast, plan: Plan, name: str) -> None:
    line = plan.lines.first()
    assert line is not None
    meeting = make_meeting(cast.association)
    data = {
        "record": f"meeting-{meeting.pk}", "title": "Сборник", "day": "20.06.2024", "url": "https://example.org/1",
        "reason": "Перенесено", "version": 1,
    }  # fmt: skip
    for user, status in ((cast.member, 403), (cast.stranger, 404), (cast.secretary, 302)):
        client = Client()
        client.force_login(user)
        assert client.post(url(name, line.pk), data).status_code == status


def test_the_year_tells_the_word_beside_the_colour(client: Client, cast: Cast, plan: Plan) -> None:
    client.force_login(cast.secretary)
    page = client.get(url("year", plan.pk)).content.decode()
    for word in ("просрочено", "срок идёт", "впереди", "выполнено", "не требуется", "поручений не поступало"):
        assert word in page
    assert "выполнено 0 из 1" in " ".join(page.split())


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("status=late", "по планам секций", "в течение года"),
        ("quarter=4", "в течение года", "поступления"),
        ("responsible=r-chair", "в течение года", "График заседаний"),
        ("direction={direction}", "в течение года", "по планам секций"),
        ("status=strange&quarter=9&direction=x", "в течение года", "Таких строк нет"),
    ],
)
def test_filters(client: Client, cast: Cast, plan: Plan, query: str, shown: str, hidden: str) -> None:
    direction = Direction.objects.create(association=cast.association, code="1", title="Экспертиза")
    plan.editions.get().rows.get(deadline="в течение года").directions.add(direction)
    client.force_login(cast.secretary)
    page = client.get(url("year", plan.pk) + "?" + query.format(direction=direction.pk)).content.decode()
    table = page.partition("</form>")[2].partition('id="obligations"')[0]
    assert (shown in table, hidden in table) == (True, False)


@pytest.mark.parametrize("name", ["year", "year_export", "execution_report"])
def test_queries_do_not_grow_with_the_plan(client: Client, cast: Cast, plan: Plan, name: str) -> None:
    client.force_login(cast.secretary)
    few = queries(client, url(name, plan.pk))
    edition = plan.editions.get()
    for n in range(3):
        fill(edition, cast)
        make.make_planned_meeting(edition, deadline="май")
        make_meeting(cast.association, date=date(2024, 5, 10 + n), state=MeetingState.MINUTES)
        make_meeting(cast.section, date=date(2024, 5, 10 + n), state=MeetingState.MINUTES)
    assert queries(client, url(name, plan.pk)) == few


def test_queries_of_the_roll_up_do_not_grow_with_the_bodies(client: Client, cast: Cast, plan: Plan) -> None:
    client.force_login(cast.secretary)
    few = queries(client, url("rollup", cast.association.pk))
    for n in range(5):
        body = make_association(
            cast.institute, parent=cast.association, kind=AssociationKind.SECTION, full_name=f"Секция {n}"
        )
        fill(make.make_plan(body, state=PlanState.IN_FORCE).editions.get(), cast)
    assert queries(client, url("rollup", cast.association.pk)) == few


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_roll_up_says_who_has_no_plan(client: Client, cast: Cast, plan: Plan) -> None:
    make_association(cast.institute, parent=cast.association, kind=AssociationKind.SECTION, full_name="Секция химии")
    client.force_login(cast.secretary)
    page = " ".join(client.get(url("rollup", cast.association.pk)).content.decode().split())
    assert ("Планы есть у 1 из 2." in page, "плана на этот год нет" in page) == (True, True)
    assert url("year", plan.children.get().pk) in page


def test_the_roll_up_of_chosen_bodies_and_quarters(client: Client, cast: Cast, plan: Plan) -> None:
    client.force_login(cast.secretary)
    address = url("rollup", cast.association.pk)
    shown = client.get(address, {"quarter": "4", "body": str(cast.section.pk)}).context["rollup"]
    assert [(each.body, each.rows, each.late) for each in shown.below] == [(cast.section, 0, 0)]
    shown = client.get(address, {"quarter": "1", "responsible": "Председатель"}).context["rollup"]
    assert [(each.rows, each.late) for each in (shown.own, *shown.below)] == [(2, 0), (0, 0)]


def test_the_year_as_a_table(client: Client, cast: Cast, plan: Plan) -> None:
    client.force_login(cast.secretary)
    edition = plan.editions.get()
    edition.rows.filter(position=1).update(title="=СУММ(A1)")
    sheet = load_workbook(BytesIO(client.get(url("year_export", plan.pk)).content)).active
    assert sheet is not None
    assert sheet["B2"].data_type == "s"
    assert sheet.max_row == 1 + 6 + 2


@pytest.mark.parametrize("file_format", ["docx", "pdf", "html", "json"])
def test_the_report_as_a_file(client: Client, cast: Cast, plan: Plan, file_format: str) -> None:
    client.force_login(cast.member)
    response = client.get(url("execution_file", plan.pk, "H1", file_format))
    assert response.status_code == 200
    assert len(response.content) > 500
    assert client.get(url("execution_file", plan.pk, "Q9", file_format)).status_code == 404


def test_what_a_report_holds(cast: Cast, plan: Plan) -> None:
    row = plan.editions.get().rows.get(deadline="до 1 марта")
    LineFact.objects.filter(line=row.line).delete()
    type(row.line).objects.filter(pk=row.line_id).update(reason="Перенесено на осень")
    report = build_report(year_of(plan, TODAY), span_of(plan.period, "Q1"))
    late = next(each for each in report.rows if each.deadline == "до 1 марта")
    assert (late.status, late.reason) == (Status.LATE, "Перенесено на осень")
    held = next(each for each in report.rows if each.deadline == "не реже одного раза в квартал")
    assert [(fact.text, fact.date) for fact in held.facts] == [("Заседание", date(2024, 2, 14))]
    # Nothing of the year's end falls due in its first quarter.
    assert not any(each.deadline == "в течение года" for each in report.rows)
    assert report.totals.planned == len(report.rows)


def test_obligations(cast: Cast, plan: Plan) -> None:
    owed = obligations_of(year_of(plan, TODAY))
    counts = {(each.title, each.duty): (each.wanted, each.done, each.bodies) for each in owed}
    assert counts["Мероприятие не реже одного раза в квартал", Duty.DO] == (4, 2, 0)
    assert counts["Мероприятие не менее 3-х в год", Duty.DO] == (3, 0, 1)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.calendar_year(2024), ["январь – март", "апрель – июнь", "июль – сентябрь", "октябрь – декабрь"]),
        (Period.academic_year(2023), ["сентябрь – ноябрь", "декабрь – февраль", "март – май", "июнь – август"]),
    ],
)
def test_quarters(period: Period, expected: list[str]) -> None:
    assert [quarter.months for quarter in quarters_of(period)] == expected
