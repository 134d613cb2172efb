"""Invented plans, reports on their execution and sheets of changes. All people and places are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rumo.papers.blocks import ItemList, paragraph
from rumo.papers.change_sheet import ChangeSheet
from rumo.papers.execution import ExecutionReport, ExecutionRow, Fact, PartCount, count_rows
from rumo.papers.layout import PaperLayout, StampPlace
from rumo.papers.people import Signature
from rumo.papers.plan import (
    Extra,
    Plan,
    PlanAnnex,
    PlannedMeeting,
    PlanRow,
    PlanStamp,
    Question,
    Responsible,
    StampKind,
)
from rumo.papers.plan_comparison import compare_plans
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.statuses import Status

BODY = "региональное учебно-методическое объединение в системе общего образования Озёрной области"
_CHAIR = Responsible("Председатель РУМО")
_SECRETARY = Responsible("Секретарь РУМО")
_LEADERS = Responsible("руководители секций РУМО")
_INSTITUTE = Responsible("ГБУ ДПО «Озёрный институт развития образования»")
_SIGNATURES = (Signature("Председатель", "Ветрова А.П."), Signature("Секретарь", "Заря Н.С."))

_ORGANIZING, _METHODICAL = "Организационная деятельность", "Методическая деятельность"
_ROWS = (
    PlanRow(
        "1",
        "Организация работы секций РУМО:",
        ("секция учителей физики", "секция учителей химии", "секция педагогов-психологов"),
        _ORGANIZING,
        "в соответствии с планами работы секций",
        (_CHAIR, _LEADERS),
        "Планы работы секций, методические материалы",
    ),
    PlanRow(
        "2",
        "Разработка планов работы секций",
        (),
        _ORGANIZING,
        "январь-февраль",
        (_LEADERS, Responsible("Председатель РУМО", is_approver=True, duty="Согласование планов")),
        "Планы работы секций",
    ),
    PlanRow(
        "3",
        "Проведение заседаний РУМО",
        (),
        _ORGANIZING,
        "не реже одного раза в квартал (дата определяется до 10 числа первого месяца квартала)",
        (_CHAIR, _SECRETARY),
        "Протоколы и материалы заседаний",
    ),
    PlanRow(
        "4",
        "Проведение заседаний секций",
        (),
        _ORGANIZING,
        "по планам работы секций (не менее 3-х в год)",
        (_LEADERS,),
        "Протоколы заседаний секций",
    ),
    PlanRow(
        "5",
        "Экспертиза авторских материалов педагогов, представленных на гриф РУМО",
        (),
        _METHODICAL,
        "не реже одного раза в квартал",
        (Responsible("Эксперты РУМО"), _INSTITUTE),
        "Материалы с грифом РУМО",
    ),
    PlanRow(
        "6",
        "Подготовка информационных материалов по поручениям министерства",
        (),
        _METHODICAL,
        "по мере поступления поручений",
        (_SECRETARY,),
        "Аналитические справки",
    ),
    PlanRow(
        "7",
        "Подготовка отчёта о деятельности РУМО за год",
        (),
        _METHODICAL,
        "до 10 декабря 2024 г.",
        (_CHAIR, _SECRETARY),
        "Отчёт, размещённый на сайте института",
    ),
)
_MEETINGS = (
    PlannedMeeting(
        "1",
        questions=(
            Question("1", "О плане работы РУМО на 2024 год"),
            Question("2", "О порядке экспертизы материалов на гриф РУМО"),
            Question("3", "О работе с молодыми педагогами"),
        ),
        relevance="Дефицит экспертов в муниципалитетах.\nОбновление порядка экспертизы.",
        deadline="февраль",
        form="очная форма проведения",
    ),
    PlannedMeeting(
        "2",
        questions=(Question("1", "О результатах диагностики педагогов"), Question("2", "О наставничестве")),
        relevance="Каждый пятый учитель работает первый год.",
        deadline="май",
        form="дистанционно",
    ),
)

PLAN = Plan(
    "План работы регионального учебно-методического объединения в системе общего образования Озёрной области "
    "на 2024 год",
    BODY,
    Period.calendar_year(2024),
    (
        PlanStamp(StampKind.AGREED, "Министерство образования Озёрной области", date(2024, 1, 26)),
        PlanStamp(StampKind.APPROVED, "на заседании РУМО", date(2024, 2, 8), "1"),
    ),
    (
        paragraph("Цель: научно-методическое сопровождение педагогов области."),
        paragraph("Задачи:"),
        ItemList((paragraph("поддержка молодых педагогов;"), paragraph("экспертиза материалов."))),
    ),
    _ROWS,
    _MEETINGS,
    (PlanAnnex(1, "План заседаний РУМО на 2024 год"), PlanAnnex(2, "Состав экспертов РУМО")),
    _SIGNATURES,
)

# Only a schedule: who answers stands beside each question.
SCHEDULE = Plan(
    "План заседаний секции учителей химии на 2024/2025 учебный год",
    "секция учителей химии",
    Period.academic_year(2024),
    meetings=(
        PlannedMeeting(
            "1",
            questions=(
                Question("1", "Об итогах олимпиады", (Responsible("Григорян С.А."),)),
                Question("2", "О проекте плана на 2025 год", (Responsible("Мороз Д.К."), Responsible("Заря Н.С."))),
            ),
            deadline="сентябрь",
            responsible=(Responsible("Григорян С.А."), Responsible("Мороз Д.К."), Responsible("Заря Н.С.")),
        ),
        PlannedMeeting(
            "2",
            questions=(
                Question("1", "О функциональной грамотности", (Responsible("Луговых К.Д."),)),
                Question("2", "О работе школ наставников", (Responsible("Председатели РМО"),)),
            ),
            deadline="январь",
            responsible=(Responsible("Луговых К.Д."), Responsible("Председатели РМО")),
        ),
    ),
)

WIDE = replace(
    PLAN,
    stamps=(*PLAN.stamps, PlanStamp(StampKind.ADOPTED, "решением августовского совещания", None)),
    rows=tuple(replace(row, extras=(Extra("Целевая аудитория", "педагоги области"),)) for row in _ROWS),
    foreword=(),
    meetings=(),
    annexes=(),
    layout=PaperLayout(stamps=StampPlace.RIGHT, left_margin_mm=30, font_size_pt=13),
)

BARE_PLAN = Plan("План работы", rows=(PlanRow("", "Мастер-классы"),))

PLANS = (PLAN, SCHEDULE, WIDE, BARE_PLAN)

_FACTS: dict[str, tuple[Status, tuple[Fact, ...], str]] = {
    "1": (Status.DUE, (Fact("планы трёх секций", date(2024, 2, 20)),), ""),
    "2": (Status.DONE, (Fact("планы секций согласованы", date(2024, 2, 27), "протокол № 1"),), ""),
    "3": (
        Status.DONE,
        (
            Fact("заседание", date(2024, 2, 28), "протокол № 1"),
            Fact("заседание", date(2024, 5, 22), "протокол № 2"),
        ),
        "",
    ),
    "4": (Status.LATE, (Fact("заседание секции учителей физики", date(2024, 3, 14), "протокол № 1"),), ""),
    "5": (Status.LATE, (), "Во II квартале заявок на экспертизу не было: форма заявки изменена."),
    "6": (Status.NOT_APPLICABLE, (), ""),
    "7": (Status.AHEAD, (), ""),
}
_COUNTED = (
    PartCount("Секция учителей физики", 2, 1, 1),
    PartCount("Секция учителей химии", 2, 2),
    PartCount("Секция педагогов-психологов", 2, 0, 2),
)
_EXECUTED = tuple(
    ExecutionRow(
        row.number,
        row.title.rstrip(":"),
        _FACTS[row.number][0],
        row.section,
        row.deadline,
        tuple(who.text for who in row.responsible if not who.is_approver),
        _FACTS[row.number][1],
        _FACTS[row.number][2],
        _COUNTED if row.number == "4" else (),
    )
    for row in _ROWS
)

EXECUTION = ExecutionReport(
    body=BODY,
    plan_title=PLAN.title,
    period=Period.calendar_year(2024),
    starts=date(2024, 1, 1),
    ends=date(2024, 6, 30),
    as_of=date(2024, 7, 1),
    totals=count_rows(_EXECUTED),
    plan_ground="План утверждён на заседании РУМО (протокол от 08.02.2024 № 1)",
    organization="ГБУ ДПО «Озёрный институт развития образования»",
    rows=_EXECUTED,
    signatures=_SIGNATURES,
)
BARE_EXECUTION = ExecutionReport(
    "секция учителей химии",
    "Дорожная карта",
    Period.academic_year(2023),
    date(2023, 9, 1),
    date(2024, 1, 15),
    date(2024, 1, 16),
    count_rows(()),
)
EXECUTIONS = (EXECUTION, BARE_EXECUTION)

_AMENDED = replace(
    PLAN,
    rows=(
        *_ROWS[:3],
        PlanRow(
            "4",
            "Школа наставников для педагогов с опытом работы до трёх лет",
            (),
            _ORGANIZING,
            "II полугодие",
            (Responsible("Григорян С.А."),),
            "Программа школы",
        ),
        replace(_ROWS[3], number="5", responsible=(_LEADERS, _SECRETARY)),
        replace(_ROWS[4], number="6"),
        replace(_ROWS[6], deadline="до 20 декабря 2024 г."),
    ),
    meetings=(_MEETINGS[0], replace(_MEETINGS[1], deadline="июнь")),
)

CHANGES = ChangeSheet(
    PLAN.title,
    BODY,
    1,
    date(2024, 5, 22),
    "решение РУМО, протокол от 22.05.2024 № 2",
    "поручение министерства от 13.05.2024 № 214",
    "ГБУ ДПО «Озёрный институт развития образования»",
    compare_plans(PLAN, _AMENDED),
    _SIGNATURES,
)
BARE_CHANGES = ChangeSheet("План работы", "", 2, date(2024, 6, 1))
CHANGE_SHEETS = (CHANGES, BARE_CHANGES)
