"""The table of surnames (written by hand after the grammar books) and what the table cannot hold."""

from __future__ import annotations

import pytest

from rumo.russian.cases import OBLIQUE_CASES, Gender, NamePart
from rumo.russian.name_exceptions import DEFAULT_EXCEPTIONS
from rumo.russian.names import inflect_part
from rumo.russian.surnames import surname_gender
from rumo.russian.tests.tables import read_lines

Row = tuple[str, Gender, tuple[str, ...]]


def read_table() -> list[Row]:
    rows = [line.split("\t") for line in read_lines("surnames.tsv")[1:]]
    return [(surname, Gender(gender), tuple(forms)) for surname, gender, *forms in rows]


TABLE = read_table()


@pytest.mark.parametrize(("surname", "gender", "forms"), TABLE, ids=[f"{row[0]}-{row[1]}" for row in TABLE])
def test_six_cases(surname: str, gender: Gender, forms: tuple[str, ...]) -> None:
    inflected = [inflect_part(NamePart.SURNAME, surname, gender, case, DEFAULT_EXCEPTIONS) for case in OBLIQUE_CASES]
    assert inflected == list(forms)


def test_table_is_large_enough() -> None:
    assert len({surname for surname, _, _ in TABLE}) >= 200
    assert all(len(forms) == len(OBLIQUE_CASES) for _, _, forms in TABLE)


@pytest.mark.parametrize(("surname", "gender", "forms"), TABLE, ids=[f"{row[0]}-{row[1]}" for row in TABLE])
def test_capitals_stay_capitals(surname: str, gender: Gender, forms: tuple[str, ...]) -> None:
    shouted = [
        inflect_part(NamePart.SURNAME, surname.upper(), gender, case, DEFAULT_EXCEPTIONS) for case in OBLIQUE_CASES
    ]
    assert shouted == [form.upper() for form in forms]


@pytest.mark.parametrize(
    ("surname", "gender"),
    [
        ("Моисеев", Gender.MALE),
        ("Вольницкий", Gender.MALE),
        ("Лисицын", Gender.MALE),
        ("Моисеева", Gender.FEMALE),
        ("Донская", Gender.FEMALE),
        ("Римская-Корсакова", Gender.FEMALE),
        ("Гурник", None),
        ("Калина", None),
        ("Чаплин", None),
        ("Сова", None),
        ("Лев", None),
        ("Плотниченко", None),
        ("Цой", None),
    ],
)
def test_gender_only_when_sure(surname: str, gender: Gender | None) -> None:
    assert surname_gender(surname) is gender
