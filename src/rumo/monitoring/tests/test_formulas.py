"""Expressions: what they give, and every refusal with its place. No database."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumo.monitoring.enums import Severity
from rumo.monitoring.formula_reading import FormulaError, Reference, codes_in, read_formula
from rumo.monitoring.formulas import NotStated, broken_rules, work_out
from rumo.monitoring.models import IndicatorRule

VALUES = {"М1": Decimal(8), "М2": Decimal(15), "М2.1": Decimal(14), "Р 3": Decimal(0), "growth.routes": Decimal(146)}


def result(text: str, values: Mapping[str, Decimal | None] = VALUES) -> Decimal | bool:
    def look_up(reference: Reference) -> Decimal:
        found = values.get(f"{reference.code} год назад" if reference.year_ago else reference.code)
        if found is None:
            raise NotStated
        return found

    return work_out(read_formula(text), look_up)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[М1] / [М2]", Decimal(8) / 15),
        ("{growth.routes} − [М2] × 2", Decimal(116)),
        ("0,1 + 0.2", Decimal("0.3")),
        ("12 300 : 100", Decimal(123)),
        ("СУММ([М1]; [М2]; [Р 3])", Decimal(23)),
        ("макс([М1];[М2]) - мин([М1];[М2])", Decimal(7)),
        ("ОКРУГЛ([М2] / [М1]; 1)", Decimal("1.9")),
        ("ЕСЛИ([Р 3] > 0; [М1] / [Р 3]; 0)", Decimal(0)),
        ("-[М1]", Decimal(-8)),
        ("[М2.1] <= [М2]", True),
        ("[М2] ≥ 15 И НЕ [М1] <> 8", True),
        ("7 < [М1] ≤ 7,5 или [М1]=9", False),
    ],
)
def test_expression_gives(text: str, expected: Decimal | bool) -> None:
    assert result(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "пустое"),
        ("[М1", "Знак 1: скобка «[» не закрыта"),
        ("2 + М1]", "«М», знак 5: непонятное слово"),
        ("2 + ]", "Знак 5: скобка «]» закрыта, но не открыта"),
        ("2 + [ ]", "Знак 5: в скобках нет обозначения"),
        ("[М1, два года назад]", "только «год назад»"),
        ("[М1] * 10 %", "умножьте на 100"),
        ("(2 + [М1]", "Не хватает закрывающих скобок «)»: 1"),
        ("2 + [М1])", "Лишних закрывающих скобок «)»: 1"),
        ("[М1] [М2]", "возле «[М2]», знак 6"),
        ("МАКС(1, 2)", "части функции разделяют «;»"),
        ("ЕСЛИ(1; 2)", "«ЕСЛИ(1; 2)», знак 1: проверьте, сколько частей"),
        ("МАКС + 1", "«МАКС», знак 1: после функции нужны скобки"),
        ("[М1]([М2])", "знаки действий"),
        ("[М1] ! 2", "непонятный знак «!»"),
        ("1" * 501, "длиннее 500"),
    ],
)
def test_misread_expression_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(FormulaError) as refused:
        read_formula(text)
    assert said in refused.value.message


def test_division_by_zero_names_the_divisor() -> None:
    with pytest.raises(FormulaError) as refused:
        result("[М1] / ([М2] - [М2.1] - 1)")
    assert "«([М2] - [М2.1] - 1)»" in refused.value.message or "«[М2] - [М2.1] - 1»" in refused.value.message
    with pytest.raises(FormulaError) as zero:
        result("[М1] + 100 / [Р 3]")
    assert "Деление на ноль: «[Р 3]», знак 14" in zero.value.message


def test_what_was_not_stated_is_neither_zero_nor_an_error() -> None:
    with pytest.raises(NotStated):
        result("[М1] + [М9]", {"М1": Decimal(1), "М9": None})


@given(st.text(alphabet="[]{}()М1.,;<=+-*/ 0И%", max_size=40))
@settings(max_examples=50)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(FormulaError):
        assert isinstance(work_out(read_formula(text), lambda reference: Decimal(2)), (Decimal, bool))


def test_broken_rules() -> None:
    rules = [
        IndicatorRule(expression=text, message="", severity=Severity.ERROR)
        for text in ("[М2.1] <= [М2]", "[М2] <= [М1]", "[М1] >= [М1, год назад]", "[М1] <= [М9]", "[М1] <=")
    ]
    assert broken_rules(rules, VALUES, {"М1": Decimal(9)}) == [rules[1], rules[2]]
    assert broken_rules(rules, VALUES) == [rules[1]]


def test_codes_of_an_expression() -> None:
    assert codes_in("[М1, год назад] + [М2.1] / {growth.routes}") == {"М1", "М2.1"}
    assert codes_in("[М1") == frozenset()
