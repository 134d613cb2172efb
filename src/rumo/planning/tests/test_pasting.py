"""A pasted table read as rows or meetings; what was done with it is told, nothing is lost in silence."""

from __future__ import annotations

import pytest

from rumo.papers.readers.plan.columns import Role
from rumo.planning.pasting.reading import Paste, read_paste
from rumo.russian.deadlines.periods import Period

YEAR = Period.calendar_year(2024)
HEADER = "№\tМероприятия\tСрок\tОтветственные\tРезультат\n"
MERGED = """<table><tr><th>№</th><th>Мероприятие</th><th>Срок</th><th>Ответственные</th></tr>
<tr><td colspan=4><b>Кадры</b></td></tr>
<tr><td>1</td><td>Семинар</td><td rowspan=2>II квартал</td><td>Саенко С.С.</td></tr>
<tr><td>2</td><td>Обзор</td><td>Эксперты</td></tr>
<tr><td rowspan=2>3</td><td rowspan=2>Встречи</td><td>март</td><td>Белова Н.Н.</td></tr>
<tr><td>ноябрь</td><td>Саенко С.С.</td></tr></table>"""


def _roles(paste: Paste) -> list[str]:
    return [role.value for _header, role in paste.columns]


def _said(paste: Paste) -> list[tuple[str, str, list[str]]]:
    return [(one.row.title, one.row.deadline, [who.text for who in one.row.responsible]) for one in paste.rows]


def test_columns_are_known_by_their_headers() -> None:
    paste = read_paste(
        "", HEADER + "1.1\tСеминар\tмай\tСаенко С.С.\tСправка\n2\tОтчёт\tдо 10 декабря\tСекретарь\t", YEAR
    )
    assert _roles(paste) == ["number", "title", "deadline", "responsible", "expected"]
    first, second = paste.rows
    assert (first.place, first.row.number, first.row.expected) == (2, "1.1", "Справка")
    assert (second.row.number, second.row.title, second.problems) == ("", "Отчёт", ())
    assert paste.lost == []


WITHOUT_HEADER = [
    (
        "1\tСеминар\tмай\tСаенко С.С.\tСправка\n2\tОтчёт\tиюнь\tБелова Н.Н.\tТекст",
        "number title deadline responsible expected",
    ),
    ("Семинар для учителей\tмай\tСаенко С.С.", "title deadline responsible"),
    ("Семинар\tмай\nОтчёт\tиюнь", "title deadline"),
    ("май\tСеминар\tпредседатель\nиюнь\tОтчёт\tсекретарь", "deadline title responsible"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), WITHOUT_HEADER)
def test_columns_are_known_by_what_stands_in_them(text: str, roles: str) -> None:
    paste = read_paste("", text, YEAR)
    assert _roles(paste) == roles.split()
    assert len(paste.rows) == text.count("\n") + 1


def test_a_person_sets_the_columns_right() -> None:
    text = "Что\tКто\tЕщё\nСеминар\tотдел\tзаметка"
    roles = [Role.TITLE, Role.RESPONSIBLE, Role.OTHER]
    paste = read_paste("", text, YEAR, roles=[role.value for role in roles])
    assert paste.rows[-1].row.title == "Семинар"
    assert [who.text for who in paste.rows[-1].row.responsible] == ["отдел"]
    assert paste.rows[-1].row.extras[0].text == "заметка"


def test_merged_cells_are_told() -> None:
    paste = read_paste(MERGED, "", YEAR)
    assert _said(paste) == [
        ("Семинар", "II квартал", ["Саенко С.С."]),
        ("Обзор", "II квартал", ["Эксперты"]),
        ("Встречи", "март, ноябрь", ["Белова Н.Н.", "Саенко С.С."]),
    ]
    assert {one.row.section for one in paste.rows} == {"Кадры"}
    assert [one.place for one in paste.rows] == [3, 4, 5]
    told = " ".join(paste.notes)
    assert "«II квартал» («Срок», строки 3–4) повторена" in told
    assert "Строки 5–6 стоят у одного мероприятия" in told
    assert "разделами: «Кадры»" in told
    assert paste.lost == []


def test_doubts_name_their_column() -> None:
    paste = read_paste("", HEADER + "1\tСеминар\tкак-нибудь\t\t\n2\tОтчёт\t\tСекретарь\t", YEAR)
    first, second = paste.rows
    assert first.problems[0].startswith("«Срок»: не понято: «как-нибудь»")
    assert first.problems[1] == "«Ответственные»: никого нет."
    assert second.problems == ("Срок не указан.",)


def test_a_cell_that_found_no_place_is_shown() -> None:
    markup = """<p>Утверждаю</p><table><tr><th>Мероприятие</th><th>Срок</th><th>Примечание</th></tr>
    <tr><td>Семинар</td><td>май</td><td>важно</td></tr><tr><td></td><td></td><td>до отпусков</td></tr></table>"""
    paste = read_paste(markup, "", YEAR)
    assert [extra.text for extra in paste.rows[0].row.extras] == ["важно"]
    assert [(one.where, one.text) for one in paste.lost] == [
        ("строка 3, «Примечание»", "до отпусков"),
        ("текст вне таблицы", "Утверждаю"),
    ]


def test_a_table_that_is_no_plan_is_shown_whole() -> None:
    paste = read_paste("", "1\t2\n3\t4", YEAR)
    assert paste.is_empty
    assert [one.text for one in paste.lost] == ["1 | 2", "3 | 4"]


def test_a_row_that_the_table_has_no_room_for_is_refused() -> None:
    roles = ["deadline", "title"]
    [row] = read_paste("", f"{'слово ' * 100}\tСеминар", YEAR, roles=roles).rows
    assert row.is_refused
    assert "столбцы перепутаны" in row.problems[-1]


def test_lines_without_a_table_are_rows() -> None:
    paste = read_paste("", "1. Провести семинар\n2. Сдать отчёт", YEAR)
    assert [one.row.title for one in paste.rows] == ["Провести семинар", "Сдать отчёт"]


SCHEDULE = """<table><tr><td>Месяц</td><td>Вопросы</td><td>Ответственные</td></tr>
<tr><td>Февраль</td><td><p>1. О плане</p><p>2. Об экспертизе (при наличии заявки)</p></td>
<td><p>Белова Н.Н.</p><p>Саенко С.С.</p></td></tr>
<tr><td rowspan=2>Май</td><td>О составе</td><td>Белова Н.Н.</td></tr>
<tr><td>О грифе</td><td>Эксперты</td></tr></table>"""


def test_a_schedule_of_meetings() -> None:
    paste = read_paste(SCHEDULE, "", YEAR, as_meetings=True)
    february, may = [one.meeting for one in paste.meetings]
    assert (february.deadline, may.deadline) == ("Февраль", "Май")
    assert [(one.title, [who.text for who in one.responsible]) for one in february.questions] == [
        ("О плане", ["Белова Н.Н."]),
        ("Об экспертизе (при наличии заявки)", ["Саенко С.С."]),
    ]
    assert [one.title for one in may.questions] == ["О составе", "О грифе"]
    assert paste.lost == []
