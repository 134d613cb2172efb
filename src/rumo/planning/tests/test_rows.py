"""Writes of rows and headings: where they go, what they keep, who is refused."""

from __future__ import annotations

from typing import Any

import pytest

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import AuditEntry
from rumo.core.versions import Stale
from rumo.directory.models import Direction
from rumo.planning import layout
from rumo.planning.actions import rows, sections
from rumo.planning.actions.responsible import ResponsibleData
from rumo.planning.actions.rows import Gone, RowData, row_data
from rumo.planning.enums import Counted, FactKind, PlanState
from rumo.planning.models import Edition, LineFact, PlanLine, PlanRow
from rumo.planning.tests.factories import make_edition, make_plan, make_row
from tests.cast import Cast


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return make_plan(cast.association).editions.get()


def _order(edition: Edition) -> list[str]:
    """Titles as the grid shows them; a heading in brackets."""
    return [item.title if isinstance(item, PlanRow) else f"[{item.title}]" for item in layout.items_of(edition)]


def test_a_row_keeps_everything_that_was_typed(cast: Cast, edition: Edition) -> None:
    direction = Direction.objects.create(association=cast.association, code="1", title="Экспертиза")
    data = RowData(
        title=" Разработка планов ",
        points=["секция математики", " "],
        deadline="январь",
        expected="Планы",
        responsible=[
            ResponsibleData("Руководители секций", role="leader", of_sub_bodies=True),
            ResponsibleData("Саенко С.С.", person=cast.deputy.person, is_approver=True, duty="Согласование планов"),
        ],
        section="Организация",
        number="1.2",
        directions=[direction],
        extras=[("Уровень", "региональный")],
    )
    row = rows.add_row(edition, data=data, actor=cast.secretary)
    row.refresh_from_db()
    assert (row.title, row.points, row.number) == ("Разработка планов", ["секция математики"], "1.2")
    assert (row.deadline, row.expected, row.extras) == ("январь", "Планы", [["Уровень", "региональный"]])
    assert row.section is not None
    assert row.section.title == "Организация"
    assert list(row.directions.all()) == [direction]
    leaders, approver = row.responsible.all()
    assert (leaders.text, leaders.role, leaders.of_sub_bodies) == ("Руководители секций", "leader", True)
    assert (approver.person, approver.is_approver, approver.duty) == (
        cast.deputy.person, True, "Согласование планов",
    )  # fmt: skip
    assert (row.fact_kind, row.counted) == (FactKind.PAPER, Counted.LINKED)
    assert AuditEntry.objects.filter(verb="add_row", object_id=row.pk).exists()


PLACES = [
    (["А", "Б"], None, "", ["Х", "[Раздел]", "А", "Б"]),
    (["А", "Б"], "А", "", ["[Раздел]", "А", "Х", "Б"]),
    (["А", "Б"], "Раздел", "", ["[Раздел]", "Х", "А", "Б"]),
    (["А", "Б"], "А", "Раздел", ["[Раздел]", "А", "Х", "Б"]),
    (["А", "Б"], None, "Раздел", ["[Раздел]", "А", "Б", "Х"]),
    (["А", "Б"], "А", "Другой", ["[Раздел]", "А", "Б", "[Другой]", "Х"]),
]


@pytest.mark.parametrize(("titles", "after", "section", "expected"), PLACES)
def test_a_row_stands_where_it_was_put(
    cast: Cast, edition: Edition, titles: list[str], after: str | None, section: str, expected: list[str]
) -> None:
    rows.add_rows(edition, rows=[RowData(title, section="Раздел") for title in titles], actor=cast.secretary)
    place = next((item for item in layout.items_of(edition) if item.title == after), None)
    rows.add_row(edition, data=RowData("Х", section=section), after=place, actor=cast.secretary)
    assert _order(edition) == expected
    assert list(edition.rows.values_list("position", flat=True)) == [1, 2, 3]


def test_many_rows_keep_their_order_and_headings(cast: Cast, edition: Edition) -> None:
    make_row(edition, "Первая")
    last = layout.items_of(edition)[-1]
    many = [RowData("А"), RowData("Б"), RowData("В", section="Кадры"), RowData("Г", section="Кадры")]
    rows.add_rows(edition, rows=many, after=last, actor=cast.secretary)
    assert _order(edition) == ["Первая", "А", "Б", "[Кадры]", "В", "Г"]


@pytest.mark.parametrize("count", [2, 30])
def test_a_pasted_table_costs_the_same_for_many_rows(
    cast: Cast, edition: Edition, count: int, django_assert_max_num_queries: Any
) -> None:
    data = [RowData(f"Строка {n}", responsible=[ResponsibleData("Эксперты")]) for n in range(count)]
    with django_assert_max_num_queries(22):
        rows.add_rows(edition, rows=data, actor=cast.secretary)
    assert edition.rows.count() == count


def test_all_rows_of_a_table_or_none(cast: Cast, edition: Edition) -> None:
    with pytest.raises(Refusal, match="мероприятия"):
        rows.add_rows(edition, rows=[RowData("А"), RowData("  ")], actor=cast.secretary)
    with pytest.raises(Refusal, match="не длиннее 500"):
        rows.add_rows(edition, rows=[RowData("А"), RowData("Б", deadline="я" * 501)], actor=cast.secretary)
    assert not edition.rows.exists()
    assert not PlanLine.objects.exists()


def test_an_edit_from_an_old_version_is_refused(cast: Cast, edition: Edition) -> None:
    row = make_row(edition, "Было")
    rows.edit_row(row, data=RowData("Стало", deadline=row.deadline), version=1, actor=cast.secretary)
    with pytest.raises(Stale) as refused:
        rows.edit_row(row, data=RowData("Иначе"), version=1, actor=cast.chair)
    assert refused.value.record.version == 2
    row.refresh_from_db()
    assert row.title == "Стало"


def test_an_edit_that_changes_nothing_leaves_no_trace(cast: Cast, edition: Edition) -> None:
    row = rows.add_row(edition, data=RowData("Семинар", deadline="май"), actor=cast.secretary)
    rows.edit_row(row, data=row_data(row), version=1, actor=cast.secretary)
    row.refresh_from_db()
    assert row.version == 1
    assert not AuditEntry.objects.filter(verb="edit_row").exists()


def test_a_row_deleted_meanwhile_is_told(cast: Cast, edition: Edition) -> None:
    row = make_row(edition, "Было")
    PlanRow.objects.filter(pk=row.pk).delete()
    with pytest.raises(Gone, match="не потерян"):
        rows.edit_row(row, data=RowData("Стало"), version=1, actor=cast.secretary)


def test_execution_follows_the_words_until_somebody_chooses(cast: Cast, edition: Edition) -> None:
    row = rows.add_row(edition, data=RowData("Подготовка отчёта"), actor=cast.secretary)
    assert row.fact_kind == FactKind.PAPER

    def edit(**changes: Any) -> None:
        current = PlanRow.objects.get(pk=row.pk)
        fields = {name: getattr(row_data(current), name) for name in RowData.__dataclass_fields__} | changes
        rows.edit_row(current, data=RowData(**fields), version=current.version, actor=cast.secretary)
        row.refresh_from_db()

    edit(title="Проведение заседаний объединения")
    assert (row.fact_kind, row.counted) == (FactKind.MEETING, Counted.SCHEDULE)
    edit(fact_kind=FactKind.MINUTES, counted=Counted.LINKED)
    edit(title="Подготовка плана")
    assert (row.fact_kind, row.counted) == (FactKind.MINUTES, Counted.LINKED)


def test_a_new_section_moves_the_row(cast: Cast, edition: Edition) -> None:
    rows.add_rows(edition, rows=[RowData("А", section="1"), RowData("Б", section="2")], actor=cast.secretary)
    row = edition.rows.get(title="А")
    rows.edit_row(row, data=RowData("А", section="2"), version=1, actor=cast.secretary)
    assert _order(edition) == ["[1]", "[2]", "Б", "А"]


def test_a_deleted_row_takes_its_line_unless_a_fact_knows_it(cast: Cast, edition: Edition) -> None:
    alone, known = make_row(edition, "А"), make_row(edition, "Б")
    LineFact.objects.create(line=known.line, kind=FactKind.EVIDENCE, title="Справка", day=edition.plan.starts)
    rows.delete_row(alone, actor=cast.secretary)
    rows.delete_row(known, actor=cast.secretary)
    assert not edition.rows.exists()
    assert list(PlanLine.objects.all()) == [known.line]


def test_an_order_made_from_an_old_list_is_refused(cast: Cast, edition: Edition) -> None:
    first, second = make_row(edition, "А"), make_row(edition, "Б")
    mark = layout.mark_of(layout.items_of(edition))
    order = [layout.key_of(second), layout.key_of(first)]
    new = rows.move_rows(edition, order=order, version=mark, actor=cast.secretary)
    assert _order(edition) == ["Б", "А"]
    with pytest.raises(Conflict, match="тем временем"):
        rows.move_rows(edition, order=order, version=mark, actor=cast.secretary)
    make_row(edition, "В")
    with pytest.raises(Conflict):
        rows.move_rows(edition, order=order, version=new, actor=cast.secretary)


def test_a_heading_takes_the_rows_below_and_leaves_them(cast: Cast, edition: Edition) -> None:
    first = make_row(edition, "А")
    make_row(edition, "Б")
    section = sections.add_section(edition, title="Кадры", after=first, actor=cast.secretary)
    assert _order(edition) == ["А", "[Кадры]", "Б"]
    sections.rename_section(section, title="Работа с кадрами", version=1, actor=cast.secretary)
    with pytest.raises(Stale):
        sections.rename_section(section, title="Иначе", version=1, actor=cast.chair)
    sections.delete_section(section, actor=cast.secretary)
    assert _order(edition) == ["А", "Б"]
    with pytest.raises(Gone):
        sections.rename_section(section, title="Поздно", version=2, actor=cast.secretary)
    with pytest.raises(Refusal, match="название раздела"):
        sections.add_section(edition, title=" ", actor=cast.secretary)


REFUSED = [
    ("member", PlanState.DRAFT, "председатель"),
    ("stranger", PlanState.DRAFT, "председатель"),
    ("secretary", PlanState.ON_AGREEMENT, "не проект"),
    ("secretary", PlanState.IN_FORCE, "редакция принята"),
]


@pytest.mark.parametrize(("who", "state", "reason"), REFUSED)
def test_who_may_not_write_is_told_why(cast: Cast, who: str, state: PlanState, reason: str) -> None:
    edition = make_plan(cast.association, state=state).editions.get()
    with pytest.raises(NotAllowed, match=reason):
        rows.add_row(edition, data=RowData("Семинар"), actor=getattr(cast, who))


def test_an_amendment_is_written_while_the_plan_is_in_force(cast: Cast) -> None:
    plan = make_plan(cast.association, state=PlanState.IN_FORCE)
    amendment = make_edition(plan, 1)
    row = make_row(plan.editions.get(number=0), "Было")
    again = rows.add_row(amendment, data=RowData("Стало"), line=row.line, actor=cast.secretary)
    assert again.line == row.line
    rows.delete_row(again, actor=cast.secretary)
    assert PlanLine.objects.filter(pk=row.line_id).exists()
