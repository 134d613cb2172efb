"""What day a term names."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.assignments import rules

ISSUED = date(2023, 12, 13)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("до 10 декабря 2024 г.", date(2024, 12, 10)),
        ("до 10.12.2024", date(2024, 12, 10)),
        ("до 10.12.2024 г.", date(2024, 12, 10)),
        ("до «10» декабря 2024 года", date(2024, 12, 10)),
        ("Срок – не позднее 5 мая 2024 года, по отдельному плану", date(2024, 5, 5)),
        ("к 1 сентября 2024 г.", date(2024, 9, 1)),
        ("10.12.2024", date(2024, 12, 10)),
        ("10 декабря 2024 г.", date(2024, 12, 10)),
        # The year of issue, or the next when that day is past.
        ("в срок до 31 декабря", date(2023, 12, 31)),
        ("в срок до 1 декабря", date(2024, 12, 1)),
        ("до 13 декабря", date(2023, 12, 13)),
        # No plain date: the phrase stays a phrase.
        ("", None),
        ("постоянно", None),
        ("до 1 числа каждого месяца", None),
        ("дата определяется до 10 числа первого месяца квартала", None),
        ("на 1 июня", None),
        ("II квартал", None),
        ("сентябрь 2023 – май 2024", None),
    ],
)
def test_due_day(phrase: str, day: date | None) -> None:
    assert rules.due_day(phrase, ISSUED) == day


@pytest.mark.parametrize("phrase", ["до 31 апреля 2024 г.", "до 30.02.2024", "в срок до 31 июня", "до 10.13.2024"])
def test_a_day_that_does_not_exist(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"нет|не похоже"):
        rules.due_day(phrase, ISSUED)
