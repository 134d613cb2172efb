from __future__ import annotations

import pytest

from rumo.russian.cases import Case, Gender, NamePart
from rumo.russian.name_exceptions import DEFAULT_EXCEPTIONS, NameExceptions
from rumo.russian.names import FullName, guess_gender, inflect_part, inflect_person, parse_name
from rumo.russian.tests.tables import read_lines, six_forms
from rumo.russian.typography import NBSP

M, F = Gender.MALE, Gender.FEMALE
TYULENEVA = FullName("Тюленева", "Анна", "Лукинична", F)


@pytest.mark.parametrize("row", read_lines("given_names.txt"))
def test_given_name_in_six_cases(row: str) -> None:
    part, gender, name = row.split(" ", 2)
    forms = six_forms(name)
    inflected = [inflect_part(NamePart(part), forms[0], Gender(gender), case, DEFAULT_EXCEPTIONS) for case in Case]
    assert inflected == forms


def test_layouts() -> None:
    assert TYULENEVA.full == "Тюленева Анна Лукинична"
    assert TYULENEVA.surname_initials == f"Тюленева{NBSP}А.Л."
    assert TYULENEVA.initials_surname == f"А.Л.{NBSP}Тюленева"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (FullName("Дюжева", "Анна-Мария", "Петровна"), f"Дюжева{NBSP}А.-М.П."),
        (FullName("Ким", "Ольга"), f"Ким{NBSP}О."),
        (FullName("Гордиенко", "О.", "П."), f"Гордиенко{NBSP}О.П."),
        (FullName("Кулиев", "Рустам", "Мамед оглы"), f"Кулиев{NBSP}Р.М."),
        (FullName("Хлебодар"), "Хлебодар"),
    ],
)
def test_initials(name: FullName, expected: str) -> None:
    assert name.surname_initials == expected


def test_whole_name_inflects() -> None:
    assert TYULENEVA.inflect(Case.ACCUSATIVE).full == "Тюленеву Анну Лукиничну"
    assert FullName("Хлебодар", "Лев", "Ильич").inflect(Case.DATIVE).full == "Хлебодару Льву Ильичу"
    assert FullName("Хлебодар", "Нинель", "Эдуардовна").inflect(Case.DATIVE).full == "Хлебодар Нинели Эдуардовне"


def test_gender_of_the_record_wins_over_the_guess() -> None:
    assert FullName("Хлебодар", "Саша", gender=F).inflect(Case.GENITIVE).full == "Хлебодар Саши"
    assert FullName("Хлебодар", "Саша", gender=M).inflect(Case.GENITIVE).full == "Хлебодара Саши"


def test_unknown_gender_leaves_a_consonant_alone() -> None:
    assert FullName("Хлебодар", "Н.", "П.").inflect(Case.GENITIVE).surname_initials == f"Хлебодар{NBSP}Н.П."


def test_list_order_takes_yo_for_ye() -> None:
    people = [FullName("Ёлкин"), FullName("Ежов"), FullName("Ельцова", "Б."), FullName("Ельцова", "А.")]
    assert [person.surname for person in sorted(people, key=lambda person: person.sort_key)] == [
        "Ежов",
        "Ёлкин",
        "Ельцова",
        "Ельцова",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Тюленеву А.Л.", FullName("Тюленеву", "А.", "Л.")),
        (f"Тюленеву{NBSP}А.{NBSP}Л.", FullName("Тюленеву", "А.", "Л.")),
        ("Тюленева А.Л", FullName("Тюленева", "А.", "Л.")),
        ("А.Л. Тюленева", FullName("Тюленева", "А.", "Л.")),
        ("А. Л.Тюленева", FullName("Тюленева", "А.", "Л.")),
        ("А.Тюленева", FullName("Тюленева", "А.")),
        ("Дж. Хлебодар", FullName("Хлебодар", "Дж.")),
        ("Дюжева А.-М.П.,", FullName("Дюжева", "А.-М.", "П.")),
        ("Тюленева Анна Лукинична", TYULENEVA),
        ("Анна Лукинична Тюленева", TYULENEVA),
        ("Анна Лукинична Малич", FullName("Малич", "Анна", "Лукинична", F)),
        ("Тюленева Анна", FullName("Тюленева", "Анна")),
        ("Тюленева", FullName("Тюленева")),
        ("ТЮЛЕНЕВА А.Л.", FullName("ТЮЛЕНЕВА", "А.", "Л.")),
        ("Титова-Белых А.Л.", FullName("Титова-Белых", "А.", "Л.")),
        ("фон Дервиз А.Л.", FullName("фон Дервиз", "А.", "Л.")),
        ("Кулиев Рустам Мамед оглы", FullName("Кулиев", "Рустам", "Мамед оглы", M)),
        ("Кулиева Лейла Мамед кызы", FullName("Кулиева", "Лейла", "Мамед кызы", F)),
    ],
)
def test_reading(text: str, expected: FullName) -> None:
    assert parse_name(text) == expected


@pytest.mark.parametrize(
    "text", ["", "Анна Лукинична", "А.Л.", "члены Тюленева А.Л.", "директор школы", "№ 5", "12.03"]
)
def test_what_is_not_a_name(text: str) -> None:
    assert parse_name(text) is None
    assert inflect_person(text, Case.DATIVE) == text


@pytest.mark.parametrize(
    ("names", "gender"),
    [
        (("Хлебодар", "Саша", "Ильинична"), F),
        (("Хлебодар", "Саша", "Кузьмич"), M),
        (("Кулиев", "Саша", "Мамед оглы"), M),
        (("Кулиева", "Саша", "Мамед кызы"), F),
        (("Хлебодар", "Никита", ""), M),
        (("Хлебодар", "Айгуль", ""), F),
        (("Хлебодар", "Любовь", ""), F),
        (("Хлебодар", "Анна-Мария", ""), F),
        (("Тюленева", "А.", "Л."), F),
        (("Тюленев", "", ""), M),
        (("Хлебодар", "Саша", ""), None),
        (("Хлебодар", "А.", "Л."), None),
        (("", "", ""), None),
    ],
)
def test_gender(names: tuple[str, str, str], gender: Gender | None) -> None:
    assert guess_gender(*names) is gender


@pytest.mark.parametrize(
    ("text", "case", "gender", "expected"),
    [
        ("Тюленева А.Л.", Case.ACCUSATIVE, None, f"Тюленеву{NBSP}А.Л."),
        ("А.Л. Тюленева", Case.INSTRUMENTAL, None, f"А.Л.{NBSP}Тюленевой"),
        ("А. Тюленева", Case.GENITIVE, None, f"А.{NBSP}Тюленевой"),
        ("Хлебодар Н.П.", Case.ACCUSATIVE, F, f"Хлебодар{NBSP}Н.П."),
        ("Хлебодар Н.П.", Case.ACCUSATIVE, M, f"Хлебодара{NBSP}Н.П."),
        ("Хлебодар Никита Лукич", Case.INSTRUMENTAL, None, "Хлебодаром Никитой Лукичом"),
        ("ТЮЛЕНЕВА А.Л.", Case.DATIVE, None, f"ТЮЛЕНЕВОЙ{NBSP}А.Л."),
        ("Тюленева", Case.DATIVE, None, "Тюленевой"),
    ],
)
def test_inflect_person(text: str, case: Case, gender: Gender | None, expected: str) -> None:
    assert inflect_person(text, case, gender) == expected


def test_region_extends_the_exceptions() -> None:
    forms = ("Лев", "Лева", "Леву", "Лева", "Левом", "Леве")
    own = DEFAULT_EXCEPTIONS.extended({(NamePart.SURNAME, "Лев", M): forms})
    name = FullName("Лев", "Лев", gender=M)
    assert name.inflect(Case.GENITIVE, own).full == "Лева Льва"
    assert name.inflect(Case.GENITIVE).full == "Льва Льва"
    assert inflect_person("Лев А.Л.", Case.DATIVE, M, own) == f"Леву{NBSP}А.Л."
    assert FullName("Петров-Лев", gender=M).inflect(Case.DATIVE, own).full == "Петрову-Леву"
    assert FullName("ЛЕВ", gender=M).inflect(Case.DATIVE, own).full == "ЛЕВУ"


def test_exceptions_are_equal_by_contents_and_ignore_yo() -> None:
    forms = ("Орёл", "Орёла", "Орёлу", "Орёла", "Орёлом", "Орёле")
    one = NameExceptions({(NamePart.SURNAME, "Орёл", None): forms})
    other = NameExceptions({(NamePart.SURNAME, "орел", None): forms})
    assert one == other
    assert hash(one) == hash(other)
    assert one.form(NamePart.SURNAME, "ОРЕЛ", F, Case.INSTRUMENTAL) == "Орёлом"
    assert one[NamePart.SURNAME, "орёл", None] == forms


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        (FullName("Рыбий", gender=M), Case.GENITIVE, "Рыбьего"),
        (FullName("БОЖИЙ", gender=M), Case.DATIVE, "БОЖЬЕМУ"),
        (FullName("Божий", gender=F), Case.DATIVE, "Божий"),
    ],
)
def test_default_exceptions(name: FullName, case: Case, expected: str) -> None:
    assert name.inflect(case).surname == expected


def test_incomplete_exception_is_refused() -> None:
    with pytest.raises(ValueError, match="«Лев»: укажите все шесть падежей"):
        NameExceptions({(NamePart.SURNAME, "Лев", M): ("Лев", "Лева", "", "Лева", "Левом", "Леве")})
