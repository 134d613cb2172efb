"""The paper of an edition is the same dataclass that reading an old plan gives, and prints whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rumo.papers.blocks import lines_of
from rumo.papers.json import paper_from_json, to_json
from rumo.papers.people import Signature
from rumo.papers.plan import Extra, PlanAnnex, PlanStamp, Question, Responsible, StampKind
from rumo.papers.readers.formats.docx import read_docx
from rumo.papers.readers.plan.reader import read_plan
from rumo.planning import builders, prints, queries
from rumo.planning.actions import amendments, states
from rumo.planning.models import Edition, Plan, PlannedQuestion
from rumo.planning.tests import factories as make
from rumo.planning.tests.written import AGREED, make_approved_plan, make_written_plan
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast


def build(plan: Plan) -> builders.paper.Plan:
    return builders.build_plan(queries.edition_with_contents(plan.editions.get().pk))


def test_everything_said_is_in_the_paper(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    states.add_stamp(plan, stamp=AGREED, actor=cast.chair)
    Edition.objects.update(signatures=[["Председатель", "Гуменник А.Б."]], annexes=[[2, "Состав секций"]])
    built = build(plan)
    assert (built.title, built.body, built.period) == (
        plan.title,
        cast.association.full_name,
        Period.calendar_year(2024),
    )
    assert built.stamps == (
        PlanStamp(StampKind.APPROVED, "приказом министерства", date(2024, 2, 28), "15-ОД"),
        PlanStamp(StampKind.AGREED, "Министерство образования Дальнего края", date(2024, 3, 26)),
    )
    assert [(row.number, row.section, row.deadline) for row in built.rows] == [
        ("1", "Организационная работа", "до 10 декабря 2024 г."),
        ("2", "Организационная работа", "не реже 1 раза в квартал"),
        ("3", "Экспертиза", "ежеквартально"),
        ("4", "Экспертиза", "март"),
    ]
    assert built.rows[0].responsible == (
        Responsible("Гуменник А.Б."),
        Responsible("Минобр", is_approver=True, duty="Согласование"),
    )
    assert built.rows[1].points == ("а", "б")
    assert built.rows[3].extras == (Extra("Форма", "очно"),)
    assert built.meetings[0].questions == (
        Question("1", "О плане", (Responsible("Гуменник А.Б."),)),
        Question("2", "Об экспертизе", (Responsible("Гуменник А.Б."),)),
    )
    assert built.signatures == (Signature("Председатель", "Гуменник А.Б."),)
    assert built.annexes == (PlanAnnex(2, "Состав секций"),)
    assert paper_from_json(to_json(built)) == built


def test_a_conditional_question_says_so_once(cast: Cast) -> None:
    plan = make_written_plan(cast)
    meeting = plan.editions.get().meetings.get()
    PlannedQuestion.objects.create(meeting=meeting, position=3, title="Экспертиза программ", is_conditional=True)
    PlannedQuestion.objects.create(
        meeting=meeting, position=4, title="Заявки (при наличии заявки на экспертизу)", is_conditional=True
    )
    titles = [question.title for question in build(plan).meetings[0].questions]
    assert titles[2:] == ["Экспертиза программ (при наличии заявки)", "Заявки (при наличии заявки на экспертизу)"]


def test_the_page_is_that_of_the_rules(cast: Cast) -> None:
    cast.association.rules_data = {"kept_over_ten_years": True, "font_size_pt": 14}
    cast.association.save()
    layout = build(make_written_plan(cast)).layout
    assert (layout.left_margin_mm, layout.font_size_pt) == (30, 14)


@pytest.mark.parametrize("count", [1, 20])
def test_building_costs_the_same_for_many_rows(cast: Cast, count: int, django_assert_max_num_queries: object) -> None:
    plan = make_written_plan(cast)
    for _each in range(count):
        make.make_row(plan.editions.get())
        make.make_planned_meeting(plan.editions.get())
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        build(plan)


def test_word_read_back_is_the_same_plan(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    made = prints.print_plan(plan.editions.get(), prints.PaperFormat.DOCX)
    source = read_docx(made.content, made.name)
    read, built = read_plan(source, 0, len(source.blocks) - 1).paper, build(plan)
    assert isinstance(read, builders.paper.Plan)
    assert [(row.title, row.deadline, row.section, row.points) for row in read.rows] == [
        (row.title, row.deadline, row.section, row.points) for row in built.rows
    ]
    assert [(each.deadline, [q.title for q in each.questions]) for each in read.meetings] == [
        (each.deadline, [q.title for q in each.questions]) for each in built.meetings
    ]
    assert (read.stamps, read.period) == (built.stamps, built.period)


def test_an_amended_plan_says_so(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    edition = amendments.begin_amendment(plan, actor=cast.chair)
    edition.rows.filter(title="Конкурс экспертов").update(deadline="апрель")
    drafted = prints.plan_paper(edition)
    amendments.adopt_amendment(edition, ground="приказ № 3", in_force_from=date(2024, 5, 1), actor=cast.chair)
    adopted = prints.plan_paper(edition)
    assert [paragraph_of(each) for each in (drafted, adopted)] == [
        "Проект изменения № 1.",
        "С изменением № 1 (основание: приказ № 3), действует с 01.05.2024.",
    ]


def paragraph_of(paper: object) -> str:
    assert isinstance(paper, builders.paper.Plan)
    [said] = lines_of(paper.foreword[0])
    return "".join(run.text for run in said.runs)


def test_a_draft_is_named_so(cast: Cast) -> None:
    plan = make_written_plan(cast)
    made = prints.print_plan(plan.editions.get(), prints.PaperFormat.JSON)
    assert made.name == "План, РУМО Дальнего края, 2024 год, проект.json"


def test_what_was_issued_stays_when_the_records_move_on(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    edition = plan.editions.get()
    kept = prints.plan_paper(edition)
    Plan.objects.filter(pk=plan.pk).update(title="Другой заголовок")
    edition = plan.editions.get()
    assert prints.plan_paper(edition) == kept
    assert isinstance(kept, builders.paper.Plan)
    assert build(plan) == replace(kept, title="Другой заголовок")
