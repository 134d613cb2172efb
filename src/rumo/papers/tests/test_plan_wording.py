"""The words of plans, of reports on their execution, and what the comparison of two editions finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rumo.papers.blocks import plain_text
from rumo.papers.change_sheet import ChangeKind, Part
from rumo.papers.execution import Fact, count_rows
from rumo.papers.plan import Plan, PlannedMeeting, PlanRow, PlanStamp, Question, Responsible, StampKind
from rumo.papers.plan_comparison import compare_plans
from rumo.papers.samples_of_plans import CHANGES, EXECUTION, PLAN
from rumo.papers.wording.change_sheet import build_sheet as sheet_of_changes
from rumo.papers.wording.execution import build_sheet as sheet_of_execution
from rumo.papers.wording.execution import fact_line, reported
from rumo.papers.wording.page import plan_in
from rumo.papers.wording.plan import build_sheet
from rumo.papers.wording.responsible import responsible_lines
from rumo.papers.wording.stamps import stamp_lines
from rumo.russian.cases import Case
from rumo.russian.deadlines.periods import Period
from rumo.russian.typography import plain

DAY = date(2024, 2, 8)


@pytest.mark.parametrize(
    ("by", "number", "printed"),
    [
        ("на заседании РУМО", "1", ["на заседании РУМО", "(протокол от 08.02.2024 № 1)"]),
        ("на заседании РУМО", "", ["на заседании РУМО", "08.02.2024"]),
        ("решением методического совета", "3", ["решением методического совета", "(протокол от 08.02.2024 № 3)"]),
        ("приказом министерства", "24-ОД", ["приказом министерства", "от 08.02.2024 № 24-ОД"]),
        ("Министр образования", "", ["Министр образования", "08.02.2024"]),
        ("", "", ["08.02.2024"]),
    ],
)
def test_a_stamp_tells_its_act(by: str, number: str, printed: list[str]) -> None:
    lines = stamp_lines(PlanStamp(StampKind.APPROVED, by, DAY, number))
    assert [plain(each) for each in lines] == ["УТВЕРЖДЕНО", *printed]


def test_a_stamp_without_a_date() -> None:
    assert stamp_lines(PlanStamp(StampKind.ADOPTED, "совет")) == ("ПРИНЯТО", "совет")


def test_approvers_stand_after_what_they_agree_to() -> None:
    chair, secretary = Responsible("Председатель"), Responsible("Секретарь")
    agreeing = Responsible("Председатель РУМО", is_approver=True, duty="Согласование планов")
    assert responsible_lines((chair, agreeing, replace(agreeing, text="Заместитель"), secretary)) == (
        "Председатель",
        "Согласование планов – Председатель РУМО",
        "Заместитель",
        "Исполнение – Секретарь",
    )
    assert responsible_lines((chair, Responsible("эксперты"))) == ("Председатель,", "эксперты")


def test_the_year_is_told_where_the_title_does_not() -> None:
    period = Period.academic_year(2023)
    assert build_sheet(Plan("План работы", period=period)).heading == ("План работы", "на 2023/2024 учебный год")
    assert len(build_sheet(Plan("План работы на 2023-24 год", period=period)).heading) == 1


def test_a_plan_lists_the_annexes_it_does_not_print() -> None:
    sheet = build_sheet(PLAN)
    assert [annex.label for annex in sheet.annexes] == ["Приложение №\u00a01"]
    assert [plain(each) for each in sheet.annexes_listed] == ["Приложение № 2 – Состав экспертов РУМО"]
    unlisted = build_sheet(replace(PLAN, annexes=())).annexes[0]
    assert unlisted.label == "Приложение"
    assert plain(unlisted.heading).startswith("План заседаний регионального учебно-методического объединения")


def test_persons_of_questions_are_told_though_others_answer_for_the_meeting() -> None:
    question = Question("1", "О плане", (Responsible("Заря Н.С."), Responsible("Мороз Д.К.")))
    meeting = PlannedMeeting("1", questions=(question,), responsible=(Responsible("Ветрова А.П."),))
    words = plain_text(build_sheet(Plan("План", meetings=(meeting,))).sections[0].blocks)
    assert "1. О плане (ответственные: Заря Н.С., Мороз Д.К.)\tВетрова А.П." in words


@pytest.mark.parametrize(
    ("period", "starts", "ends", "printed"),
    [
        (Period.calendar_year(2024), date(2024, 1, 1), date(2024, 12, 31), "2024 год"),
        (Period.calendar_year(2024), date(2024, 4, 1), date(2024, 6, 30), "II квартал 2024 года"),
        (Period.calendar_year(2024), date(2024, 7, 1), date(2024, 12, 31), "II полугодие 2024 года"),
        (Period.academic_year(2023), date(2023, 9, 1), date(2024, 8, 31), "2023/2024 учебный год"),
        (Period.academic_year(2023), date(2023, 9, 1), date(2023, 12, 31), "период 1 сентября – 31 декабря 2023 г."),
        (Period.calendar_year(2024), date(2024, 1, 1), date(2024, 2, 29), "период 1 января – 29 февраля 2024 г."),
    ],
)
def test_the_time_reported_on(period: Period, starts: date, ends: date, printed: str) -> None:
    assert plain(reported(replace(EXECUTION, period=period, starts=starts, ends=ends))) == printed


def test_facts_are_told_with_their_papers() -> None:
    assert fact_line(Fact("заседание", date(2024, 2, 28), "протокол № 1")) == "заседание 28.02.2024, протокол № 1"
    assert fact_line(Fact("справка")) == "справка"


def test_totals_are_counted_from_the_rows() -> None:
    totals = count_rows(EXECUTION.rows)
    assert totals.planned == totals.done + totals.due + totals.late + totals.ahead + totals.not_applicable == 7
    assert (totals.done, totals.late) == (2, 2)
    words = plain_text(block for section in sheet_of_execution(EXECUTION).sections for block in section.blocks)
    assert "7\t2\t1\t2\t1\t1" in words
    assert "Итого\t6\t3\t3" in words
    assert "не выполнено в срок\t\tВо II квартале заявок" in words


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("План работы РУМО", "плану работы РУМО"),
        ("Дорожная карта", "документу «Дорожная карта»"),
        ("Планы", "документу «Планы»"),
    ],
)
def test_a_plan_is_referred_to(title: str, printed: str) -> None:
    assert plan_in(Case.DATIVE, title) == printed


def test_changes_stand_side_by_side() -> None:
    words = plain_text(sheet_of_changes(CHANGES).sections[0].blocks)
    for row in (
        "1\t4. Школа наставников для педагогов с опытом работы до трёх лет\tдобавлен\t–\tШкола наставников",
        "2\t5. Проведение заседаний секций\tизменён: ответственные\tруководители секций РУМО\t",
        "3\t7. Подготовка отчёта о деятельности РУМО за год\tперенесён\tдо 10 декабря 2024",
        "\tисключён\tПодготовка информационных",
        "4\t6. Подготовка информационных",
        "5\tЗаседание 2\tперенесено\tмай\tиюнь",
    ):
        assert row in words.replace("\u00a0", " ")


A, B, C = (PlanRow(str(n), title) for n, title in enumerate(("Мастер-классы", "Конкурс уроков", "Экспертиза"), start=1))


def plan(*rows: PlanRow) -> Plan:
    return Plan("План", rows=rows)


def test_the_same_plan_has_no_changes() -> None:
    assert compare_plans(PLAN, PLAN) == ()


def test_other_numbers_and_places_are_no_change() -> None:
    assert compare_plans(plan(A, B), plan(replace(B, number="1"), replace(A, number="2"))) == ()


def test_rows_are_known_by_number_and_akin_titles() -> None:
    (change,) = compare_plans(plan(A, B), plan(A, replace(B, title="Конкурс открытых уроков")))
    assert (change.kind, change.field, change.was, change.becomes) == (
        ChangeKind.CHANGED,
        "title",
        "Конкурс уроков",
        "Конкурс открытых уроков",
    )


def test_a_row_put_in_another_s_place_is_a_new_one() -> None:
    changes = compare_plans(plan(A, B), plan(A, replace(C, number="2")))
    assert [(each.kind, each.title) for each in changes] == [
        (ChangeKind.ADDED, "Экспертиза"),
        (ChangeKind.REMOVED, "Конкурс уроков"),
    ]


def test_keys_decide_where_they_are_given() -> None:
    changed = compare_plans(plan(A, B), plan(replace(C, number="2")), rows=((7, 8), (8,)))
    assert [(each.kind, each.field) for each in changed] == [(ChangeKind.CHANGED, "title"), (ChangeKind.REMOVED, "")]
    anew = compare_plans(plan(A), plan(A), rows=((7,), (None,)))
    assert [each.kind for each in anew] == [ChangeKind.ADDED, ChangeKind.REMOVED]
    with pytest.raises(ValueError, match="не столько"):
        compare_plans(plan(A), plan(A), rows=((7, 8), (8,)))


def test_meetings_are_known_by_their_numbers() -> None:
    first = PlannedMeeting("1", questions=(Question("1", "О плане"),), deadline="май")
    moved = replace(first, questions=(Question("1", "Об отчёте"),), deadline="июнь")
    changes = compare_plans(Plan("План", meetings=(first,)), Plan("План", meetings=(moved,)))
    assert [(each.kind, each.field, each.part) for each in changes] == [
        (ChangeKind.CHANGED, "questions", Part.MEETINGS),
        (ChangeKind.MOVED, "deadline", Part.MEETINGS),
    ]


def test_a_report_of_the_year_tells_the_year_once() -> None:
    whole = replace(EXECUTION, plan_title="План работы РУМО на 2024 год", ends=date(2024, 12, 31))
    assert plain(sheet_of_execution(whole).heading[1]) == "об исполнении плана работы РУМО на 2024 год"
    half = plain(sheet_of_execution(EXECUTION).heading[1])
    assert half.endswith("за I полугодие 2024 года")
