from __future__ import annotations

from decimal import Decimal

import pytest

from rumo.russian.cases import Case, Gender
from rumo.russian.number_words import number_words, ordinal
from rumo.russian.numbers import Number, agree, format_number, format_percent, noun_form, percent
from rumo.russian.typography import NBSP, plain


@pytest.mark.parametrize(
    ("number", "noun", "expected"),
    [
        (22, "объединение", "22 объединения"),
        (25, "объединение", "25 объединений"),
        (25, "член", "25 членов"),
        (1, "человек", "1 человек"),
        (2, "человек", "2 человека"),
        (5, "человек", "5 человек"),
        (21, "год", "21 год"),
        (3, "год", "3 года"),
        (5, "год", "5 лет"),
        (11, "заседание", "11 заседаний"),
        (112, "вопрос", "112 вопросов"),
        (101, "педагог", "101 педагог"),
        (0, "поручение", "0 поручений"),
        (-3, "балл", "−3 балла"),
        (5, "раз", "5 раз"),
        (5, "ребёнок", "5 детей"),
        (31, "день", "31 день"),
        (5, "рекомендованный материал", "5 рекомендованных материалов"),
        (2, "рекомендованный материал", "2 рекомендованных материала"),
        (1, "рекомендованный материал", "1 рекомендованный материал"),
        (2, "новая секция", "2 новые секции"),
        (5, "новая секция", "5 новых секций"),
        (4, "просроченное поручение", "4 просроченных поручения"),
        (7, "индивидуальный образовательный маршрут", "7 индивидуальных образовательных маршрутов"),
        (3, "член объединения", "3 члена объединения"),
        (6, "учитель-логопед", "6 учителей-логопедов"),
        (3, "заведующий", "3 заведующих"),
        (2, "ДПП", "2 ДПП"),
        (Decimal("2.5"), "час", "2,5 часа"),
        (Decimal("2.50"), "академический час", "2,5 академических часа"),
        (1.5, "год", "1,5 года"),
        (10.5, "%", "10,5 %"),
        (12345, "рубль", "12 345 рублей"),
    ],
)
def test_agree(number: Number, noun: str, expected: str) -> None:
    assert plain(agree(number, noun)) == expected


def test_number_is_never_torn_from_its_noun() -> None:
    assert agree(25, "член") == f"25{NBSP}членов"
    assert noun_form(25, "член") == "членов"


@pytest.mark.parametrize(
    ("number", "noun", "case", "expected"),
    [
        (35, "член", Case.GENITIVE, "35 членов"),
        (1, "член", Case.GENITIVE, "1 члена"),
        (15, "муниципалитет", Case.PREPOSITIONAL, "15 муниципалитетах"),
        (5, "человек", Case.GENITIVE, "5 человек"),
        (3, "новая секция", Case.DATIVE, "3 новым секциям"),
        (1, "секция", Case.ACCUSATIVE, "1 секцию"),
        (2.5, "час", Case.GENITIVE, "2,5 часа"),
    ],
)
def test_agree_in_other_cases(number: Number, noun: str, case: Case, expected: str) -> None:
    assert plain(agree(number, noun, case)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (-0.0, "0"),
        (1980, "1980"),
        (12345.5, f"12{NBSP}345,5"),
        (-12345, f"−12{NBSP}345"),
        (1234567, f"1{NBSP}234{NBSP}567"),
        (0.1, "0,1"),
        (Decimal("10.50"), "10,5"),
        (Decimal("1E+3"), "1000"),
    ],
)
def test_format_number(number: Number, expected: str) -> None:
    assert format_number(number) == expected


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN")])
def test_not_a_number_is_refused(number: Number) -> None:
    with pytest.raises(ValueError, match="не число"):
        format_number(number)


def test_percent() -> None:
    assert percent(71.43) == f"71{NBSP}%"
    assert percent(10.5) == f"11{NBSP}%"
    assert percent(7.25, digits=1) == f"7,3{NBSP}%"
    assert format_percent(25, 35) == f"71{NBSP}%"
    assert format_percent(15, 19, digits=1) == f"78,9{NBSP}%"
    assert format_percent(3, 0) == "—"


@pytest.mark.parametrize(
    ("number", "gender", "expected"),
    [
        (0, "m", "ноль"),
        (1, "n", "одно"),
        (2, "f", "две"),
        (25, "m", "двадцать пять"),
        (21, Gender.FEMALE, "двадцать одна"),
        (100, "m", "сто"),
        (111, "m", "сто одиннадцать"),
        (1000, "m", "одна тысяча"),
        (2002, "n", "две тысячи два"),
        (12_340, "m", "двенадцать тысяч триста сорок"),
        (999_999, "m", "девятьсот девяносто девять тысяч девятьсот девяносто девять"),
    ],
)
def test_number_words(number: int, gender: str, expected: str) -> None:
    assert number_words(number, gender) == expected


@pytest.mark.parametrize(
    ("number", "gender", "case", "expected"),
    [
        (1, "m", Case.DATIVE, "первому"),
        (3, "f", Case.ACCUSATIVE, "третью"),
        (2, "n", Case.GENITIVE, "второго"),
        (20, "m", Case.NOMINATIVE, "двадцатый"),
        (25, "m", Case.ACCUSATIVE, "двадцать пятый"),
        (40, "f", Case.NOMINATIVE, "сороковая"),
        (100, "m", Case.NOMINATIVE, "сотый"),
        (113, "m", Case.PREPOSITIONAL, "сто тринадцатом"),
        (999, "m", Case.NOMINATIVE, "девятьсот девяносто девятый"),
    ],
)
def test_ordinal(number: int, gender: str, case: Case, expected: str) -> None:
    assert ordinal(number, gender, case) == expected


def test_numbers_beyond_words_are_refused() -> None:
    with pytest.raises(ValueError, match="от 0 до 999 999"):
        number_words(1_000_000)
    with pytest.raises(ValueError, match=r"от 0 до 999$"):
        ordinal(-1)
