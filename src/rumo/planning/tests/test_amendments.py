"""Amendments: written on the same lines, looked through, adopted, given up; every edition stays as it was."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.documents.enums import PaperKind
from rumo.documents.models import IssuedPaper
from rumo.papers.change_sheet import ChangeSheet
from rumo.papers.json import paper_from_json
from rumo.planning import builders, differences, prints, queries
from rumo.planning.actions import amendments, states
from rumo.planning.actions.amendments import Changed
from rumo.planning.enums import EditionState, PlanState
from rumo.planning.models import Edition, LineFact, Plan, PlanLine
from rumo.planning.tests import factories as make
from rumo.planning.tests.written import make_approved_plan, make_resolution, make_written_plan, row
from tests.cast import Cast

DAY = date(2024, 5, 1)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_approved_plan(cast)


@pytest.fixture
def edition(cast: Cast, plan: Plan) -> Edition:
    return amendments.begin_amendment(plan, reason="Новый приказ", actor=cast.secretary)


def reword(edition: Edition, title: str = "Конкурс экспертов", deadline: str = "апрель") -> None:
    edition.rows.filter(title=title).update(deadline=deadline)


def adopt(edition: Edition, cast: Cast, **values: object) -> Edition:
    given: dict[str, object] = {"ground": "приказ от 25.04.2024 № 40", "in_force_from": DAY, "actor": cast.secretary}
    return amendments.adopt_amendment(edition, **(given | values))  # type: ignore[arg-type]


def test_an_amendment_begins_with_everything_on_the_same_lines(plan: Plan, edition: Edition) -> None:
    assert (edition.number, edition.state, edition.reason) == (1, EditionState.DRAFT, "Новый приказ")
    first = plan.editions.get(number=0)
    assert list(edition.rows.values_list("line", "title")) == list(first.rows.values_list("line", "title"))
    assert list(edition.meetings.values_list("line", flat=True)) == list(first.meetings.values_list("line", flat=True))
    old, new = (builders.build_plan(queries.edition_with_contents(each.pk)) for each in (first, edition))
    assert old == new


def test_one_amendment_at_a_time(cast: Cast, plan: Plan, edition: Edition) -> None:
    with pytest.raises(NotAllowed, match="уже готовится"):
        amendments.begin_amendment(plan, actor=cast.chair)


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.ON_AGREEMENT, PlanState.AGREED, PlanState.CLOSED])
def test_only_what_was_adopted_is_amended(cast: Cast, state: PlanState) -> None:
    plan = make.make_plan(cast.association, state=state)
    plan.editions.update(state=EditionState.ADOPTED, in_force_from=plan.starts)
    with pytest.raises(NotAllowed):
        amendments.begin_amendment(plan, actor=cast.chair)


def test_who_runs_the_body_amends(cast: Cast, plan: Plan) -> None:
    allowed = set()
    for name, user in cast.everybody().items():
        try:
            amendments.discard_amendment(amendments.begin_amendment(plan, actor=user), actor=user)
            allowed.add(name)
        except NotAllowed:
            continue
    assert allowed == {"admin", "chair", "deputy", "secretary"}


def test_adopting_issues_the_new_text_and_the_sheet(cast: Cast, plan: Plan, edition: Edition) -> None:
    reword(edition)
    adopt(edition, cast)
    assert (edition.state, edition.in_force_from, edition.ground) == (
        EditionState.ADOPTED,
        DAY,
        "приказ от 25.04.2024 № 40",
    )
    assert IssuedPaper.objects.filter(kind=PaperKind.PLAN).count() == 2
    assert edition.change_sheet is not None
    sheet = paper_from_json(edition.change_sheet.data)
    assert isinstance(sheet, ChangeSheet)
    assert [(change.item, change.field, change.was, change.becomes) for change in sheet.changes] == [
        ("4", "deadline", "март", "апрель")
    ]
    assert (sheet.number, sheet.reason, sheet.ground) == (1, "Новый приказ", "приказ от 25.04.2024 № 40")


def test_each_edition_reads_as_it_did_on_its_day(cast: Cast, plan: Plan, edition: Edition) -> None:
    reword(edition)
    adopt(edition, cast)
    first = plan.editions.get(number=0)
    assert queries.edition_to_read(plan, date(2024, 4, 30)) == first
    assert queries.edition_to_read(plan, DAY) == edition
    assert queries.edition_to_read(plan, date(2024, 1, 10)) == first
    assert row(plan, "Конкурс экспертов", 0).deadline == "март"
    assert row(plan, "Конкурс экспертов", 1).deadline == "апрель"
    assert prints.plan_paper(first) != prints.plan_paper(edition)


def test_by_a_decision_the_act_is_worded_by_itself(cast: Cast, edition: Edition) -> None:
    reword(edition)
    resolution = make_resolution(cast)
    adopt(edition, cast, ground="", resolution=resolution)
    assert edition.ground == "на заседании РУМО Дальнего края (протокол от 15.02.2024 № 1)"
    assert edition.resolution == resolution


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"ground": " "}, "основание"),
        ({"in_force_from": date(2024, 2, 1)}, r"действует с 28\.02\.2024"),
        ({"in_force_from": date(2025, 1, 1)}, r"заканчивается 31\.12\.2024"),
    ],
)
def test_what_is_missing_or_out_of_order_is_said(
    cast: Cast, edition: Edition, values: dict[str, object], said: str
) -> None:
    reword(edition)
    with pytest.raises(Refusal, match=said):
        adopt(edition, cast, **values)
    edition.refresh_from_db()
    assert edition.is_draft


def test_an_amendment_that_changes_nothing_is_refused(cast: Cast, edition: Edition) -> None:
    with pytest.raises(Refusal, match="ничего не меняет"):
        adopt(edition, cast)


def test_a_text_changed_since_it_was_looked_through_is_shown_again(cast: Cast, edition: Edition) -> None:
    reword(edition)
    seen = differences.mark_of(edition)
    reword(edition, deadline="май")
    with pytest.raises(Changed, match="Просмотрите его ещё раз"):
        adopt(edition, cast, seen=seen)
    assert edition.rows.get(title="Конкурс экспертов").deadline == "май"
    adopt(edition, cast, seen=differences.mark_of(edition))


def test_a_row_deleted_in_an_amendment_stays_in_the_plan_before(cast: Cast, plan: Plan, edition: Edition) -> None:
    line = edition.rows.get(title="Конкурс экспертов").line
    edition.rows.filter(line=line).delete()
    adopt(edition, cast)
    assert edition.change_sheet is not None
    sheet = paper_from_json(edition.change_sheet.data)
    assert isinstance(sheet, ChangeSheet)
    assert [(change.kind.value, change.title) for change in sheet.changes] == [("removed", "Конкурс экспертов")]
    assert row(plan, "Конкурс экспертов", 0).line == line
    # The next amendment starts from what the plan says now, without it.
    assert not amendments.begin_amendment(plan, actor=cast.chair).rows.filter(line=line).exists()


def test_adopted_or_given_up_by_somebody_else_meanwhile(cast: Cast, edition: Edition) -> None:
    reword(edition)
    other = Edition.objects.get(pk=edition.pk)
    adopt(edition, cast)
    with pytest.raises((NotAllowed, Conflict), match="принят"):
        adopt(other, cast)
    with pytest.raises((NotAllowed, Conflict), match="принят"):
        amendments.discard_amendment(other, actor=cast.chair)
    assert IssuedPaper.objects.filter(kind=PaperKind.CHANGE_SHEET).count() == 1


def test_giving_up_leaves_the_plan_and_frees_the_number(cast: Cast, plan: Plan, edition: Edition) -> None:
    added = make.make_row(edition, "Новая строка")
    linked = make.make_row(edition, "С фактом")
    LineFact.objects.create(line=linked.line, kind="evidence", day=DAY, title="Сборник")
    lines = plan.lines.count()
    amendments.discard_amendment(edition, actor=cast.chair)
    assert list(plan.editions.values_list("number", flat=True)) == [0]
    assert not PlanLine.objects.filter(pk=added.line_id).exists()
    # What somebody has already linked with something done is kept.
    assert plan.lines.count() == lines - 1
    assert amendments.begin_amendment(plan, actor=cast.chair).number == 1


def test_the_plan_itself_is_not_discarded(cast: Cast) -> None:
    plan = make_written_plan(cast)
    with pytest.raises(NotAllowed, match="сам план"):
        amendments.discard_amendment(plan.editions.get(), actor=cast.chair)


def test_a_year_is_not_closed_over_an_amendment(cast: Cast, plan: Plan, edition: Edition) -> None:
    states.put_in_force(plan, actor=cast.chair)
    with pytest.raises(NotAllowed, match="Готовится изменение"):
        states.close_plan(plan, actor=cast.chair)


def test_numbers_go_on(cast: Cast, plan: Plan, edition: Edition) -> None:
    reword(edition)
    adopt(edition, cast)
    second = amendments.begin_amendment(plan, actor=cast.chair)
    assert second.number == 2
    reword(second, deadline="май")
    adopt(second, cast, in_force_from=date(2024, 6, 1))
    found = differences.between(plan.editions.get(number=0), second)
    assert [(row.label, [piece.text for piece in row.was]) for item in found.items for row in item.rows] == [
        ("срок", ["март"])
    ]


@pytest.mark.parametrize("count", [1, 20])
def test_comparing_costs_the_same_for_many_rows(
    cast: Cast, plan: Plan, edition: Edition, count: int, django_assert_num_queries: object
) -> None:
    for _each in range(count):
        make.make_row(edition, section=edition.sections.all()[0])
    with django_assert_num_queries(25):  # type: ignore[operator]
        differences.between(plan.editions.get(number=0), edition)
