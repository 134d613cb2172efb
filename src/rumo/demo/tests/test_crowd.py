"""Invented people by the hundred: no two alike, endings as they should be, shares without a remainder."""

from __future__ import annotations

from itertools import islice

from rumo.demo.data.names import names
from rumo.demo.load.crowd import dealt


def test_no_two_people_have_the_same_name() -> None:
    called = list(islice(names(), 20_000))
    assert len(set(called)) == len(called)
    assert list(islice(names(7), 3)) == called[7:10]


def test_women_and_men_bear_surnames_of_their_own() -> None:
    called = list(islice(names(), 600))
    women = {each.surname for each in called if each.gender == "f"}
    men = {each.surname for each in called if each.gender == "m"}
    assert not any(each.endswith(("ов", "ев", "ин", "ский")) for each in women)
    assert not any(each.endswith(("ова", "ева", "ина", "ская")) for each in men - {"Лещина"})
    assert all(each.patronymic.endswith("на" if each.gender == "f" else "ич") for each in called)


def test_everything_is_dealt_out() -> None:
    assert list(dealt(10, (1, 1, 1))) == [3, 4, 3]
    assert sum(dealt(2015, (5200, 3100, 720))) == 2015
