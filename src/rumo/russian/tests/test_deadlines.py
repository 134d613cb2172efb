"""Each phrase of the table `deadlines.txt` gives the parts and the obligations written beside it by hand."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

import pytest

from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.parts import Duty, Obligation
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.schedule import Schedule
from rumo.russian.deadlines.schedule_json import to_json
from rumo.russian.tests.tables import read_lines

YEAR = Period.calendar_year(2024)
SCHOOL = Period.academic_year(2023)
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in read_lines("deadlines.txt")]
DUTIES = {"set": Duty.SET_DATE, "asof": Duty.REPORT_AS_OF, "": Duty.DO}
WRITTEN = re.compile(
    r"(?:(?P<duty>set|asof) )?(?P<opens>[\d.]{8})(?P<dash>-)?(?P<due>[\d.]{8})?(?: x(?P<wanted>\d))?(?P<marks>[ !?]*)"
)

Expected = tuple[Duty, date, date | None, int, bool, bool]


def read(phrase: str, period: Period = YEAR) -> Schedule:
    return parse_deadline(phrase, period)


def day(text: str) -> date:
    return datetime.strptime(text, "%d.%m.%y").date()


def expected(cell: str) -> Expected:
    """One obligation as the table writes it."""
    match = WRITTEN.fullmatch(cell.replace("YEAR", "01.01.24-31.12.24").replace("SCHOOL", "01.09.23-31.08.24"))
    assert match, cell
    opens = day(match["opens"])
    due = day(match["due"]) if match["due"] else None if match["dash"] else opens
    return (
        DUTIES[match["duty"] or ""], opens, due, int(match["wanted"] or 1), "!" in match["marks"], "?" in match["marks"]
    )  # fmt: skip


def got(owed: Obligation) -> Expected:
    return owed.duty, owed.opens, owed.due, owed.wanted, owed.outside, owed.conditional


def test_table_is_long_enough() -> None:
    assert len(ROWS) >= 150
    assert all(len(row) == 4 for row in ROWS)


@pytest.mark.parametrize(("plan", "phrase", "parts", "obligations"), ROWS)
def test_phrase(plan: str, phrase: str, parts: str, obligations: str) -> None:
    schedule = read(phrase.replace("\\n", "\n"), Period.parse(plan))
    assert ", ".join(part.kind for part in schedule.parts) == parts
    owed = [got(obligation) for obligation in schedule.obligations()]
    series = re.fullmatch(r"(\d+) of (.+) \.\. (.+)", obligations)
    if series:
        assert len(owed) == int(series[1])
        assert [owed[0], owed[-1]] == [expected(series[2]), expected(series[3])]
    else:
        assert owed == [expected(cell.strip()) for cell in obligations.split(",") if obligations != "-"]


@pytest.mark.parametrize("phrase", [row[1] for row in ROWS])
@pytest.mark.parametrize("period", [YEAR, SCHOOL], ids=str)
def test_nothing_but_words_around_is_left_over(phrase: str, period: Period) -> None:
    """Each phrase is read whole in both kinds of year; of two rows the form of meeting is left."""
    rest = [excerpt.text for excerpt in read(phrase.replace("\\n", "\n"), period).rest]
    assert rest in ([], ["очная форма проведения"], ["отчёт"], ["отчет"])


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        (str.upper, "не реже одного раза в квартал"),
        (str.title, "в срок до 1 декабря"),
        (lambda text: text.replace(" ", "\u00a0"), "до 10 числа первого месяца квартала"),
        (lambda text: text.replace(" ", " \n "), "в соответствии с запросами"),
        (lambda text: text.replace("–", "—"), "сентябрь 2023 – май 2024"),
        (lambda text: text.replace("–", "-"), "01–31 августа 2023"),
        (lambda text: text.replace(" – ", "−"), "сентябрь – май"),
        (lambda text: text.replace("ё", "е"), "не менее трёх заседаний в год"),
        (lambda text: text.replace("г.", "г"), "до 10 декабря 2024 г."),
        (lambda text: f"({text}).", "не менее 3-х в год"),
        (lambda text: text.replace("й", "и\u0306"), "каждый второй вторник месяца"),
    ],
)
def test_spelling_does_not_matter(change, phrase: str) -> None:
    plain, changed = read(phrase), read(change(phrase))
    assert changed.obligations() == plain.obligations()
    assert [part.kind for part in changed.parts] == [part.kind for part in plain.parts]
    assert str(changed) == change(phrase)


def test_another_period_flags_but_does_not_move() -> None:
    schedule = read("ежемесячно")
    flagged = schedule.obligations(SCHOOL)
    assert [owed.due for owed in flagged] == [owed.due for owed in schedule.obligations()]
    assert [owed.outside for owed in flagged] == [False] * 8 + [True] * 4


def test_places_and_rest() -> None:
    schedule = read("Май, очная форма проведения (прилагается)")
    assert [(part.text, part.start, part.end) for part in schedule.parts] == [("Май", 0, 3), ("прилагается", 29, 40)]
    assert [(excerpt.text, excerpt.start, excerpt.end) for excerpt in schedule.rest] == [
        ("очная форма проведения", 5, 27)
    ]


@pytest.mark.parametrize(
    ("phrase", "period", "explanation"),
    [
        ("до 10 числа первого месяца квартала", YEAR,
         "до 10 числа первого месяца квартала: 10.01, 10.04, 10.07, 10.10.2024"),
        ("до 10 числа первого месяца квартала", SCHOOL,
         "до 10 числа первого месяца квартала: 10.10.2023, 10.01, 10.04, 10.07.2024"),
        ("не реже одного раза в квартал", YEAR,
         "не реже одного раза в квартал: I, II, III и IV кварталы 2024, по 1"),
        ("не реже одного раза в квартал", SCHOOL,
         "не реже одного раза в квартал: IV квартал 2023, I, II и III кварталы 2024, по 1"),
        ("своевременно", YEAR, "не понято: «своевременно» — назначьте дату сами"),
        ("31 июня", YEAR,
         "не понято: «31 июня» — назначьте дату сами (31 июня 2024: такого дня нет, в июне 30 дней)"),
        ("в течение года", SCHOOL, "в течение года: 2023/2024 учебный год"),
        ("постоянно", YEAR, "постоянно: весь период, без контрольной даты"),
        ("к 1 сентября", YEAR, "к 1 сентября: по 31.08.2024 включительно"),
        ("на 1 июня", YEAR, "на 1 июня: по состоянию на 01.06.2024"),
        ("2 раза в месяц", YEAR, "2 раза в месяц: 2024 год (12\u00a0месяцев), ровно по 2"),
        ("2–3 раза в год", YEAR, "2–3 раза в год: 2024 год, от 2 до 3"),
        ("не менее 3-х в год на каждую секцию", YEAR,
         "не менее 3-х в год на каждую секцию: 2024 год, не меньше 3 на каждого"),
        ("май 2025", YEAR, "май 2025: май 2025 — выходит за 2024 год"),
        ("до среды, 10 декабря", YEAR,
         "до среды, 10 декабря: по 10.12.2024 включительно (10.12.2024 — вторник, а не среда)"),
        ("Май, очная форма", YEAR, "Май: май 2024; не разобрано: «очная форма»"),
        ("(прилагается)", YEAR, "прилагается: сроки в приложении"),
        ("", YEAR, "срок не указан"),
    ],
)  # fmt: skip
def test_explanation(phrase: str, period: Period, explanation: str) -> None:
    assert read(phrase, period).explain() == explanation


def test_json() -> None:
    schedule = read("По планам секций (не менее 3-х в год), очно")
    stretch = {"from": "2024-01-01", "to": "2024-12-31", "label": "2024 год"}
    assert json.loads(json.dumps(to_json(schedule))) == {
        "text": "По планам секций (не менее 3-х в год), очно",
        "period": {"kind": "calendar_year", "from": "2024-01-01", "to": "2024-12-31"},
        "parts": [
            {
                "type": "reference", "text": "По планам секций", "start": 0, "end": 16, "remark": None,
                "target": "plan", "confirmation": False,
            },
            {
                "type": "minimum_count", "text": "не менее 3-х в год", "start": 18, "end": 36, "remark": None,
                "count": 3, "most": None, "unit": "year", "each": False, "stretches": [stretch],
            },
        ],
        "obligations": [
            {
                "kind": "do", "opens": "2024-01-01", "due": "2024-12-31", "label": "2024 год", "number": 1, "wanted": 3,
                "part": 1, "strict": True, "conditional": False, "outside": False,
            }
        ],
        "explanation": "По планам секций: сроки в другом плане; не менее 3-х в год: 2024 год, не меньше 3;"
        " не разобрано: «очно»",
        "rest": ["очно"],
    }  # fmt: skip


def test_every_type_has_json_and_an_explanation() -> None:
    seen = set()
    for _, phrase, *_ in ROWS:
        schedule = read(phrase)
        for part in json.loads(json.dumps(to_json(schedule)))["parts"]:
            seen.add(part["type"])
        assert schedule.explain()
    assert seen == {
        "window", "deadline", "as_of", "recurrence", "minimum_count", "on_event", "reference", "unparseable"
    }  # fmt: skip
