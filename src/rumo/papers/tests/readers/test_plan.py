"""Plans beyond the generated corpus: columns, people, stamps, schedules in layouts of their own."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumo.papers.json import paper_from_json, to_json
from rumo.papers.plan import Extra, Plan, PlanStamp, Responsible, StampKind
from rumo.papers.readers.plan.answerable import read_responsible
from rumo.papers.readers.plan.reader import read_plan
from rumo.papers.readers.plan.stamps import read_stamps
from rumo.papers.readers.reading import Reading
from rumo.papers.tests.readers.blocks_made import document
from rumo.russian.deadlines.periods import Period


def read(text: str) -> Reading:
    made = document(text)
    return read_plan(made, 0, len(made.blocks) - 1)


def paper(text: str) -> Plan:
    found: Plan = read(text).paper
    return found


TITLE = "**План работы секции учителей химии на 2024 год**\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Председатель РУМО", "Секретарь РУМО"], ["Председатель РУМО", "Секретарь РУМО"]),
        (["Председатель РУМО Заместители председателя РУМО"], ["Председатель РУМО", "Заместители председателя РУМО"]),
        (["Эксперты РУМО ГБУ ДПО «Институт»"], ["Эксперты РУМО", "ГБУ ДПО «Институт»"]),
        (["ГБУ ДПО «Институт» Секретарь РУМО"], ["ГБУ ДПО «Институт»", "Секретарь РУМО"]),
        (["Тополь В.Л., Громов П.С."], ["Тополь В.Л.", "Громов П.С."]),
        (["Ким Л.Р. Швец Я.Д."], ["Ким Л.Р.", "Швец Я.Д."]),
        (["Тополь В.Л., старший методист, Громов П.С."], ["Тополь В.Л., старший методист", "Громов П.С."]),
        (["Тополь В.Л., руководители секций"], ["Тополь В.Л.", "руководители секций"]),
        (["директор центра Тополь В.Л."], ["директор центра Тополь В.Л."]),
        (["Руководители секций", "химии и биологии"], ["Руководители секций химии и биологии"]),
        (["председатель, секретарь РУМО"], ["председатель", "секретарь РУМО"]),
        (["Ответственный: Тополь В.Л."], ["Тополь В.Л."]),
        (["Институт (центр, кафедры)"], ["Институт (центр, кафедры)"]),
        (["Председатель и секретарь РУМО"], ["Председатель и секретарь РУМО"]),
        (["Ким Л.Р. и Швец Я.Д."], ["Ким Л.Р.", "Швец Я.Д."]),
        ([], []),
    ],
)
def test_responsible(lines: list[str], expected: list[str]) -> None:
    assert [each.text for each in read_responsible(lines)] == expected


def test_approvers() -> None:
    said = "Секретарь РУМО Согласование планов - Председатель РУМО Заместители председателя РУМО"
    assert read_responsible([said]) == (
        Responsible("Секретарь РУМО"),
        Responsible("Председатель РУМО", is_approver=True, duty="Согласование планов"),
        Responsible("Заместители председателя РУМО", is_approver=True, duty="Согласование планов"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "УТВЕРЖДАЮ\nДиректор института\n_______ В.Л. Тополь\n«05» февраля 2024 г.",
            PlanStamp(StampKind.APPROVED, "Директор института В.Л. Тополь", date(2024, 2, 5)),
        ),
        (
            "Утвержден приказом министерства от 12.01.2024 № 15-ОД",
            PlanStamp(StampKind.APPROVED, "приказом министерства", date(2024, 1, 12), "15-ОД"),
        ),
        (
            "ПРИНЯТО на заседании секции (протокол № 2 от 10.01.2024)",
            PlanStamp(StampKind.ADOPTED, "на заседании секции", date(2024, 1, 10), "2"),
        ),
        (
            "Рассмотрено\nметодическим советом\n11.01.2024",
            PlanStamp(StampKind.CONSIDERED, "методическим советом", date(2024, 1, 11)),
        ),
        (
            "С О Г Л А С О В А Н О\nДиректор школы № 7\n«26» марта 2024 г.",
            PlanStamp(StampKind.AGREED, "Директор школы № 7", date(2024, 3, 26)),
        ),
        ("СОГЛАСОВАНО\nДиректор\n«___» ________ 2024 г.", PlanStamp(StampKind.AGREED, "Директор")),
    ],
)
def test_stamps(text: str, expected: PlanStamp) -> None:
    assert read_stamps(document(text).blocks).stamps == (expected,)


def test_a_stamp_without_a_date_is_listed() -> None:
    assert [each.reason for each in read_stamps(document("СОГЛАСОВАНО\nДиректор").blocks).unread] == ["Нет даты"]


def test_columns_without_a_header() -> None:
    plan = paper(
        TITLE + "1. | Провести семинар для молодых учителей | март | Тополь В.Л.\n"
        "2. | Подготовить отчёт о работе | декабрь | Громов П.С."
    )
    assert [(row.number, row.deadline, [who.text for who in row.responsible]) for row in plan.rows] == [
        ("1", "март", ["Тополь В.Л."]),
        ("2", "декабрь", ["Громов П.С."]),
    ]


def test_unknown_columns_are_kept() -> None:
    plan = paper(TITLE + "№ | Мероприятие | Целевая аудитория | Срок\n1 | Семинар | Молодые учителя | май")
    assert plan.rows[0].extras == (Extra("Целевая аудитория", "Молодые учителя"),)


def test_months_as_sections_are_deadlines() -> None:
    plan = paper(
        TITLE
        + "№ | Мероприятие | Ответственный\nСентябрь→3\n1 | Семинар | Тополь В.Л.\nОктябрь→3\n2 | Отчёт | Громов П.С."
    )
    assert [(row.section, row.deadline) for row in plan.rows] == [("Сентябрь", "Сентябрь"), ("Октябрь", "Октябрь")]


def test_directions_are_sections() -> None:
    plan = paper(
        TITLE + "Направление | Мероприятия | Сроки\nЭкспертиза | Отбор экспертов | май\nЭкспертиза | Гриф | июнь"
    )
    assert [(row.section, row.title) for row in plan.rows] == [
        ("Экспертиза", "Отбор экспертов"),
        ("Экспертиза", "Гриф"),
    ]


def test_a_row_of_column_numbers_is_header() -> None:
    plan = paper(TITLE + "№ | Мероприятие | Срок\n1 | 2 | 3\n1 | Семинар | май")
    assert [row.title for row in plan.rows] == ["Семинар"]


def test_a_cell_that_goes_on() -> None:
    plan = paper(TITLE + "№ | Мероприятие | Срок | Результат\n1 | Семинар | май | Справка\n | | | и протокол")
    assert [row.expected for row in plan.rows] == ["Справка и протокол"]


def test_lists_by_months() -> None:
    plan = paper(
        TITLE + "**Сентябрь**\n1. Семинар для учителей (Тополь В.Л.)\n- сбор заявок\n"
        "**Октябрь**\n2. Отчёт о работе – Громов П.С."
    )
    assert [
        (row.number, row.title, row.deadline, row.points, [who.text for who in row.responsible]) for row in plan.rows
    ] == [
        ("1", "Семинар для учителей", "Сентябрь", ("сбор заявок",), ["Тополь В.Л."]),
        ("2", "Отчёт о работе", "Октябрь", (), ["Громов П.С."]),
    ]


def test_meetings_without_a_table() -> None:
    plan = paper(
        TITLE
        + "Заседание № 1. Февраль\n1. О плане\nОтветственный: Ким Л.Р.\n2. О составе\nЗаседание № 2. Май\n1. Разное"
    )
    assert plan.rows == ()
    assert [(each.number, each.deadline, [q.title for q in each.questions]) for each in plan.meetings] == [
        ("1", "Февраль", ["О плане", "О составе"]),
        ("2", "Май", ["Разное"]),
    ]
    assert [who.text for who in plan.meetings[0].questions[0].responsible] == ["Ким Л.Р."]


def test_time_and_people_in_one_column() -> None:
    plan = paper(TITLE + "№ | Мероприятие | Срок, ответственный\n1 | Семинар | май, Ким Л.Р.")
    assert [(row.deadline, [who.text for who in row.responsible]) for row in plan.rows] == [("май", ["Ким Л.Р."])]


def test_foreword() -> None:
    plan = paper(TITLE + "Цель: развитие секции.\nЗадачи:\n- обмен опытом\n№ | Мероприятие | Срок\n1 | Семинар | май")
    assert len(plan.foreword) == 3
    assert len(plan.rows) == 1


@pytest.mark.parametrize(
    ("said", "when", "form"),
    [
        ("Февраль, очная форма проведения", "Февраль", "очная форма проведения"),
        ("май (дистанционно)", "май", "дистанционно"),
        ("сентябрь 2024↵онлайн", "сентябрь 2024", "онлайн"),
        ("до 10 декабря", "до 10 декабря", ""),
        ("ноябрь, в режиме ВКС", "ноябрь", "в режиме ВКС"),
    ],
)
def test_month_and_form_in_one_cell(said: str, when: str, form: str) -> None:
    plan = paper(
        f"{TITLE}№ | Вопросы заседания | Актуальность | Сроки, форма\n1 | 1. О плане↵2. О составе | Запрос | {said}"
    )
    (meeting,) = plan.meetings
    assert (meeting.deadline, meeting.form) == (when, form)
    assert [each.title for each in meeting.questions] == ["О плане", "О составе"]


def test_questions_run_together() -> None:
    plan = paper(
        TITLE + "№ | Тематика заседаний | Сроки\n1 | 1. О плане. 2. О составе. 3. Разное. | май\n2 | О сборнике | июнь"
    )
    assert [[each.title for each in meeting.questions] for meeting in plan.meetings] == [
        ["О плане", "О составе", "Разное"],
        ["О сборнике"],
    ]


def test_counts_that_disagree_leave_questions_without_speakers() -> None:
    plan = paper(
        TITLE + "№ | Тематика заседаний | Сроки | Ответственные\n"
        "1 | 1. О плане↵2. О составе↵3. Разное | май | Тополь В.Л.↵Громов П.С."
    )
    (meeting,) = plan.meetings
    assert [each.responsible for each in meeting.questions] == [(), (), ()]
    assert [each.text for each in meeting.responsible] == ["Тополь В.Л.", "Громов П.С."]


@pytest.mark.parametrize(
    ("title", "body", "period"),
    [
        ("План работы РУМО на 2023-2024 учебный год", "РУМО", Period.academic_year(2023)),
        ("План деятельности экспертной группы на 2024 г.", "экспертная группа", Period.calendar_year(2024)),
        ("ПЛАН РАБОТЫ РАБОЧЕЙ ГРУППЫ НА 2025 ГОД", "рабочая группа", Period.calendar_year(2025)),
        (
            "План заседаний секции учителей физики на II полугодие 2024 года",
            "секция учителей физики",
            Period.calendar_year(2024),
        ),
    ],
)
def test_titles(title: str, body: str, period: Period) -> None:
    plan = paper(f"**{title}**\n№ | Мероприятие | Срок\n1 | Семинар | май")
    assert (plan.body, plan.period) == (body, period)


def test_json() -> None:
    plan = paper(
        "Утверждено на заседании секции (протокол от 10.01.2024 № 2)\n"
        + TITLE
        + "№ | Мероприятие | Срок\n1 | Семинар | до 10 мая\n2 | Отчёт |"
    )
    data = json.loads(json.dumps(to_json(plan)))
    assert paper_from_json(data) == plan
    assert data["period"] == {"kind": "calendar_year", "from": "2024-01-01", "to": "2024-12-31"}
    assert data["stamps"] == [{"kind": "УТВЕРЖДЕНО", "by": "на заседании секции", "date": "2024-01-10", "number": "2"}]
    assert [part["type"] for part in data["rows"][0]["deadline"]["parts"]] == ["deadline"]
    assert data["rows"][1]["deadline"] is None


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            TITLE.strip(),
            "№ | Мероприятие | Срок | Ответственные",
            "1. | а | май | Тополь В.Л.",
            "|||",
            "а→4",
            "Заседание № 2→4",
            "1|2|3|4",
            "1. Дело (май)",
            "Срок: май",
            "СОГЛАСОВАНО\tУТВЕРЖДЕНО",
            "«5» мая 2024 г.",
            "Приложение 1 к плану",
            "№ | Вопросы заседания | Актуальность",
        ]
    ),
)


@given(st.lists(LINES, max_size=12))
@settings(max_examples=150, deadline=None)
def test_never_raises(lines: list[str]) -> None:
    reading = read("\n".join(line.replace("\r", " ") for line in lines))
    assert 0 <= reading.confidence <= 1
    assert paper_from_json(to_json(reading.paper)) == reading.paper
