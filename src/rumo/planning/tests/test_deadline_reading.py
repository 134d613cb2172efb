from __future__ import annotations

import pytest

from rumo.planning.deadline_reading import Kind, read_deadline
from rumo.russian.deadlines.periods import Period

YEAR = Period.calendar_year(2024)

CASES = [
    ("", Kind.EMPTY, "", "", ()),
    ("до 10 декабря", Kind.CLEAR, "по 10.12.2024 включительно", "", ()),
    ("январь – февраль", Kind.CLEAR, "январь – февраль 2024", "29.02.2024", ()),
    (
        "не реже одного раза в квартал", Kind.CLEAR, "I, II, III и IV кварталы 2024",
        "31.03.2024, 30.06.2024, 30.09.2024, 31.12.2024", (),
    ),
    (
        "ежемесячно", Kind.CLEAR, "всего 12",
        "31.01.2024, 29.02.2024, 31.03.2024, 30.04.2024, 31.05.2024, … 31.12.2024", (),
    ),
    ("май 2025", Kind.OUTSIDE, "выходит за 2024 год", "31.05.2025", ()),
    ("до 10 декабря, как получится", Kind.PARTLY, "не разобрано: «как получится»", "", ("до 10 декабря",)),
    ("в конце мая", Kind.UNCLEAR, "неясно, какие это дни", "", ("до 31 мая", "май")),
    ("31 июня", Kind.UNCLEAR, "в июне 30 дней", "", ("до 30 июня", "июнь", "до 31 июля")),
    ("ежкварт", Kind.UNCLEAR, "не понято", "", ("ежеквартально", "I квартал", "IV квартал")),
    ("своевременно", Kind.UNCLEAR, "не понято", "", ("в течение года", "ежеквартально", "по мере необходимости")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "said", "dates", "suggestions"), CASES)
def test_a_phrase_is_explained(text: str, kind: Kind, said: str, dates: str, suggestions: tuple[str, ...]) -> None:
    reading = read_deadline(text, YEAR)
    assert (reading.kind, reading.dates, tuple(reading.suggestions)) == (kind, dates, suggestions)
    assert said in reading.explained


@pytest.mark.parametrize("text", [case[0] for case in CASES if case[4]])
def test_what_is_proposed_is_understood(text: str) -> None:
    for phrase in read_deadline(text, YEAR).suggestions:
        assert read_deadline(phrase, YEAR).kind is Kind.CLEAR
