"""Targets, jumps and what asks for an explanation: no database."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rumo.monitoring.enums import Base, Better, Comparison, TargetOf, ValueKind, Verdict
from rumo.monitoring.models import IndicatorVersion
from rumo.monitoring.number_reading import parse_number
from rumo.monitoring.targets import asks_explanation, holds, percent_of, target_phrase, verdict_of
from rumo.russian.typography import plain


def version(**fields: Any) -> IndicatorVersion:
    return IndicatorVersion(**{"kind": ValueKind.NUMBER, "unit": "педагог", **fields})


@pytest.mark.parametrize(
    ("comparison", "target", "number", "met"),
    [
        (Comparison.AT_LEAST, 65, "65", True),
        (Comparison.AT_LEAST, 100, "78.9", False),
        (Comparison.AT_MOST, 100, "123", False),
        (Comparison.EQUAL, 10, "10", True),
        (Comparison.EXISTS, None, "0", False),
        (Comparison.EXISTS, None, "123", True),
        ("", None, "5", None),
    ],
)
def test_a_target(comparison: str, target: int | None, number: str, met: bool | None) -> None:
    asked = version(comparison=comparison, target=None if target is None else Decimal(target))
    assert holds(asked, Decimal(number)) is met


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"comparison": Comparison.AT_LEAST, "target": Decimal(100), "target_of": TargetOf.SHARE}, "100 %"),
        ({"comparison": Comparison.AT_LEAST, "target": Decimal(65), "target_of": TargetOf.SHARE}, "не менее 65 %"),
        ({"comparison": Comparison.AT_MOST, "target": Decimal(9), "target_of": TargetOf.VALUE}, "не более 9 педагогов"),
        ({"comparison": Comparison.EXISTS}, "сформирован (есть)"),
        ({"comparison": ""}, ""),
    ],
)  # fmt: skip
def test_a_target_in_words(fields: dict[str, Any], words: str) -> None:
    assert plain(target_phrase(version(**fields))) == words


def test_shares_of_both_bases_give_one_verdict_only_when_they_agree() -> None:
    assert percent_of(Decimal(15), Decimal(19)) == Decimal("78.9")
    assert percent_of(Decimal(1), Decimal(0)) is None
    assert verdict_of([True, False]) == Verdict.DEPENDS
    assert verdict_of([True, True]) == Verdict.MET
    assert verdict_of([False, None]) == Verdict.NOT_MET
    assert verdict_of([]) == Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("number", "before", "why"),
    [
        (130, 100, "на 30 % больше, чем год назад (100)"),
        (120, 100, ""),
        (0, 100, "на 100 % меньше, чем год назад (100)"),
        (5, 0, "год назад был ноль"),
        (0, 0, ""),
        (5, None, ""),
    ],
)
def test_a_jump_asks_for_an_explanation(number: int, before: int | None, why: str) -> None:
    asked = version(jump_percent=20, better=Better.NEITHER)
    told = asks_explanation(asked, Decimal(number), None if before is None else Decimal(before))
    assert plain(told) == why


def test_a_missed_target_asks_for_an_explanation_where_it_is_the_respondents_own() -> None:
    of_all = version(comparison=Comparison.AT_LEAST, target=Decimal(65), kind=ValueKind.YES_NO)
    assert plain(asks_explanation(of_all, Decimal(0), None)) == "порог не достигнут: не менее 65 %"
    assert asks_explanation(of_all, Decimal(1), None) == ""
    stated = version(comparison=Comparison.AT_LEAST, target=Decimal(10), base=Base.STATED, base_value=Decimal(19390))
    assert asks_explanation(stated, Decimal(1980), None) == ""
    assert asks_explanation(stated, Decimal(1900), None)
    assert asks_explanation(stated, None, None) == ""


@pytest.mark.parametrize(("typed", "number"), [("2 036", "2036"), ("19 390", "19390"), ("10,5", "10.5"), ("0", "0")])
def test_a_number_as_people_write_it(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["много", "1,2,3", "NaN", "inf", "1,234", "15 из 19"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="«"):
        parse_number(typed)
