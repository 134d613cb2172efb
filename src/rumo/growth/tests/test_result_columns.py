"""What the columns of a platform's table hold."""

from __future__ import annotations

import pytest

from rumo.growth.result_columns import column_problem, find_head, guess_columns, headings_mark

AREAS = {3: "Предметная", 4: "Методическая"}


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("ФИО педагога", "name"),
        ("Фамилия", "surname"),
        ("Наименование ОО (школа)", "organization"),
        ("Муниципальный район", "municipality"),
        ("Учебный предмет", "subject"),
        ("Предметные компетенции", "area:3"),
        ("Методические, %", "area:4"),
        ("Дата прохождения", "taken_on"),
        ("Процент выполнения", "percent"),
        ("Область дефицита", "area"),
        ("Уровень", "level"),
        ("Номер", ""),
    ],
)
def test_heading_is_understood(heading: str, meaning: str) -> None:
    assert guess_columns([heading], AREAS) == ({"0": meaning} if meaning else {})


def test_a_meaning_stands_once() -> None:
    assert guess_columns(["ФИО", "ФИО руководителя"], AREAS) == {"0": "name"}


def test_head_of_two_rows_is_found_under_a_title() -> None:
    rows = [
        ["Результаты диагностики", "", "", ""],
        ["", "", "", ""],
        ["ФИО", "Школа", "Уровни компетенций", ""],
        ["", "", "Предметная", "Методическая"],
        ["Белова Анна Петровна", "Школа № 5", "низкий", "высокий"],
    ]
    head = find_head(rows, AREAS)
    assert head.headings == ("ФИО", "Школа", "Предметная", "Методическая")
    assert head.first_row == 4


def test_mark_is_of_the_words_and_not_of_their_case() -> None:
    assert headings_mark(["ФИО", "Школа"]) == headings_mark(["фио", " школа "])
    assert headings_mark(["ФИО", "Школа"]) != headings_mark(["Школа", "ФИО"])


@pytest.mark.parametrize(
    ("columns", "is_wrong"),
    [
        ({"0": "name"}, False),
        ({"0": "surname", "1": "first_name"}, False),
        ({"0": "surname"}, True),
        ({"0": "name", "1": "percent", "2": "percent"}, True),
        ({"0": "name", "1": "area"}, True),
        ({"0": "name", "1": "area", "2": "level"}, False),
    ],
)
def test_columns_that_do_not_do_are_refused(columns: dict[str, str], is_wrong: bool) -> None:
    assert bool(column_problem(columns)) is is_wrong
