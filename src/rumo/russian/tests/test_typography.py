from __future__ import annotations

import pytest

from rumo.russian.typography import NBSP, glue, nbsp, nested_quotes, number_sign, plain, tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("протокол №4 от", "протокол №_4 от"),
        ("приказ №  187_ОД", "приказ №_187_ОД"),
        ("план - основа", "план_– основа"),
        ("план — основа", "план_– основа"),
        ("учебно-методический", "учебно-методический"),
        ("- пункт списка", "- пункт списка"),
        ("15% и 71 %", "15_% и 71_%"),
        ("г. Дальний, ул. Садовая, д. 5", "г._Дальний, ул._Садовая, д._5"),
        ("в 2023 г. Председатель", "в 2023_г. Председатель"),
        ("28 февраля 2024 г. состоялось", "28_февраля 2024_г. состоялось"),
        ("2022–2023гг.", "2022–2023_гг."),
        ("слушали Тюленеву А. Л. о плане", "слушали Тюленеву_А.Л. о плане"),
        ("А. Л.Тюленева", "А.Л._Тюленева"),
        ("Титова-Белых А.Л.", "Титова-Белых_А.Л."),
        ('проект "Школа"', "проект «Школа»"),
        ('("Школа")', "(«Школа»)"),
        ('"Проект "Новая школа" края"', "«Проект „Новая школа“ края»"),
        ('«Проект "Новая школа" края»', "«Проект „Новая школа“ края»"),
        ('экран 5" в кабинете', 'экран 5" в кабинете'),
        ("два   пробела", "два пробела"),
        ("строка\n\nстрока", "строка\n\nстрока"),
        ("", ""),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text).replace("\u00a0", "_") == expected


@pytest.mark.parametrize("address", ["https://example.org/a?b=15%&c=№5", "www.example.org/x%20y", "anna.t@example.org"])
def test_addresses_are_left_alone(address: str) -> None:
    assert tidy(f"см. {address} - №5") == f"см. {address}\u00a0– №\u00a05"


def test_number_sign() -> None:
    assert number_sign("187_ОД") == "№\u00a0187_ОД"
    assert number_sign(" № 4 ") == "№\u00a04"
    assert number_sign(" ") == ""


def test_nbsp_and_plain_are_opposites() -> None:
    assert nbsp("5 из 7") == "5\u00a0из\u00a07"
    assert plain(f" {nbsp('5 из 7')}\n\u202fчел.  ") == "5 из 7 чел."


def test_glue_changes_nothing_but_where_lines_may_end() -> None:
    text = 'не менее 65 % (приказ № 24-ОД от 17 января 2023 г.) - "так"'
    glued = glue(text)
    assert glued.replace(NBSP, " ") == text
    assert [glued[at - 2 : at + 3] for at, letter in enumerate(glued) if letter == NBSP] == [
        f"65{NBSP}% ",
        f" №{NBSP}24",
        f"17{NBSP}ян",
        f"23{NBSP}г.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Раздел «Итоги «Школы» года»", "Раздел «Итоги „Школы“ года»"),
        ("«А», «Б»", "«А», «Б»"),
        ("«Клуб «Учитель»»", "«Клуб „Учитель“»"),
        ("«Проект «Новая «школа»»»", "«Проект „Новая „школа““»"),
        ("не закрыто: «план «Школа»", "не закрыто: «план «Школа»"),
        ("лишнее» и «план «Школа»»", "лишнее» и «план «Школа»»"),
        ("«первая\n«вторая «строка»»", "«первая\n«вторая „строка“»"),
        ("без кавычек", "без кавычек"),
    ],
)
def test_quotes_inside_quotes(text: str, expected: str) -> None:
    assert nested_quotes(text) == expected
    assert nested_quotes(expected) == expected
