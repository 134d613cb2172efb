"""How obligations stand on a day, given the days on which things were done."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.statuses import Status

YEAR = Period.calendar_year(2024)
AHEAD, DUE, LATE, DONE, NONE = (
    Status.AHEAD, Status.DUE, Status.LATE, Status.DONE, Status.NOT_APPLICABLE
)  # fmt: skip


def days(text: str) -> list[date]:
    """«15.02 20.05» of 2024; a year may be named: «20.12.23»."""
    return [datetime.strptime(day if day.count(".") == 2 else f"{day}.24", "%d.%m.%y").date() for day in text.split()]


ONE = [
    # phrase, facts, today, status
    ("май", "", "30.04", AHEAD),
    ("май", "", "01.05", DUE),
    ("май", "", "31.05", DUE),
    ("май", "", "01.06", LATE),
    ("май", "15.05", "15.05", DONE),
    ("май", "15.05", "14.05", DUE),  # what has not happened yet is no fact
    ("май", "20.04", "01.06", DONE),  # ahead of time, in the same year
    ("май", "05.06", "06.06", DONE),  # late, but done
    ("май", "20.12.23", "01.06", LATE),  # last year's
    ("до 10 декабря", "", "01.01", DUE),
    ("до 10 декабря", "", "10.12", DUE),
    ("до 10 декабря", "", "11.12", LATE),
    ("до 10 декабря", "10.12", "11.12", DONE),
    ("к 1 сентября", "", "31.08", DUE),
    ("к 1 сентября", "", "01.09", LATE),
    ("до 10 декабря 2023 г.", "", "05.01", LATE),
    ("до 10 декабря 2023 г.", "05.12.23", "05.01", DONE),
    ("в течение года", "", "31.12", DUE),
    ("в течение года", "", "01.01.25", LATE),
    ("в течение года", "03.03", "04.03", DONE),
    ("постоянно", "", "01.01", DUE),
    ("постоянно", "", "01.02.25", DUE),  # no control date, never late
    ("постоянно", "03.03", "04.03", DONE),
    ("на 1 июня", "", "31.05", AHEAD),
    ("на 1 июня", "", "15.06", DUE),
    ("на 1 июня", "30.05", "15.06", DUE),  # figures of a day cannot be given before it
    ("на 1 июня", "10.06", "15.06", DONE),
    ("ежемесячно", "10.01", "31.01", AHEAD),
    ("ежемесячно", "10.01", "01.02", DUE),
    ("ежемесячно", "10.01", "01.03", LATE),
    ("ежегодно", "10.01", "01.03", DONE),
    ("не менее 3-х в год", "10.01 10.02", "31.12", DUE),
    ("не менее 3-х в год", "10.01 10.02", "01.01.25", LATE),
    ("не менее 3-х в год", "10.01 10.02 10.02", "11.02", DONE),
    ("по мере поступления поручений", "", "31.12", NONE),
    ("по мере поступления поручений", "10.02", "31.12", DONE),
    ("в течение года по мере поступления заявок", "", "01.02.25", NONE),
    ("в течение года по мере поступления заявок", "10.02", "01.02.25", DONE),
    ("декабрь (при наличии заявки)", "", "01.02.25", NONE),
    ("по мере необходимости, но не реже 1 раза в год", "", "01.02.25", LATE),
    ("до 1 марта, по запросу", "", "02.03", LATE),
    ("по плану министерства", "10.02", "31.12", NONE),
    ("(прилагается)", "", "31.12", NONE),
    ("своевременно", "10.02", "31.12", NONE),
    ("", "", "31.12", NONE),
    ("по планам секций (не менее 3-х в год)", "10.02", "31.12", DUE),
    ("до 1 марта, до 1 июня", "20.02", "02.03", DUE),  # a fact counts once
    ("до 1 марта, до 1 июня", "20.02 25.02", "02.03", DONE),
    ("в течение года, не реже 1 раза в полугодие", "20.02 01.07", "01.01.25", DONE),
    ("дата определяется до 1 марта", "20.02", "02.03", DONE),
]


@pytest.mark.parametrize(("phrase", "facts", "today", "status"), ONE)
def test_status(phrase: str, facts: str, today: str, status: Status) -> None:
    assert parse_deadline(phrase, YEAR).status(days(facts), days(today)[0]) is status


SERIES = [
    # phrase, facts, today, status of each obligation in order
    ("февраль, май, август, декабрь", "15.02", "10.06", [DONE, LATE, AHEAD, AHEAD]),
    ("февраль, май, август, декабрь", "15.02 05.06", "10.06", [DONE, DONE, AHEAD, AHEAD]),
    ("февраль, май, август, декабрь", "15.02 20.04", "10.05", [DONE, DONE, AHEAD, AHEAD]),
    ("февраль, май, август, декабрь", "15.02 20.02", "10.03", [DONE, DONE, AHEAD, AHEAD]),
    ("не реже одного раза в квартал", "10.01 20.02", "10.04", [DONE, DUE, AHEAD, AHEAD]),
    ("не реже одного раза в квартал", "10.04 20.04", "10.05", [LATE, DONE, AHEAD, AHEAD]),
    ("не реже 2 раз в квартал", "10.01 20.02 10.04", "10.05", [DONE, DUE, AHEAD, AHEAD]),
    ("ежеквартально", "10.01 02.07", "10.07", [DONE, LATE, DONE, AHEAD]),
    ("до 10 числа первого месяца квартала", "09.01 12.04", "20.04", [DONE, DONE, AHEAD, AHEAD]),
    ("до 10 числа первого месяца квартала", "09.01", "20.04", [DONE, LATE, AHEAD, AHEAD]),
    ("до 10 числа первого месяца квартала", "20.01 20.03", "01.04", [DONE, DONE, AHEAD, AHEAD]),
]


@pytest.mark.parametrize(("phrase", "facts", "today", "expected"), SERIES)
def test_series(phrase: str, facts: str, today: str, expected: list[Status]) -> None:
    standings = parse_deadline(phrase, YEAR).standings(days(facts), days(today)[0])
    assert [standing.status for standing in standings] == expected


def test_dates_are_set_apart_from_meetings_held() -> None:
    phrase = "Не реже одного раза в полугодие (дата определяется до 10 числа первого месяца квартала)"
    schedule = parse_deadline(phrase, YEAR)
    today = date(2024, 2, 1)
    assert schedule.status(days("25.01"), today) is LATE
    assert schedule.status(days("25.01"), today, dates_set=days("09.01")) is AHEAD
    assert schedule.status([], today, dates_set=days("09.01")) is DUE


def test_requests_make_an_event_owed() -> None:
    schedule = parse_deadline("по мере поступления поручений", YEAR)
    today = date(2024, 6, 1)
    assert schedule.status([], today, requests=2) is DUE
    assert schedule.status(days("10.02"), today, requests=2) is DUE
    assert schedule.status(days("10.02 10.03"), today, requests=2) is DONE
    conditional = parse_deadline("май (при наличии заявки)", YEAR)
    assert conditional.status([], today, requests=1) is LATE


def test_standing_keeps_its_facts() -> None:
    late, ahead = parse_deadline("февраль, май", YEAR).standings(days("05.03"), date(2024, 3, 6))
    assert (late.facts, late.was_late) == ((date(2024, 3, 5),), True)
    assert (ahead.facts, ahead.was_late) == ((), False)
