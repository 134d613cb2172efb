"""Who a name of an old paper is. All people are invented."""

from __future__ import annotations

import pytest

from rumo.directory.models import Association, AssociationName, Person
from rumo.intake.matching import match_association, match_people
from tests.cast import Cast

PEOPLE = [
    Person(pk=1, surname="Обухова", first_name="Елена", patronymic="Ивановна", gender="f"),
    Person(pk=2, surname="Черных", first_name="Пётр", patronymic="Львович", gender="m"),
    Person(pk=3, surname="Римская-Лебедь", first_name="Анна", patronymic="Юрьевна", gender="f"),
    Person(pk=4, surname="Заяц", first_name="Семён", patronymic="Ильич", gender="m"),
    Person(pk=5, surname="Обухова", first_name="Ольга", patronymic="Ивановна", gender="f"),
    Person(pk=6, surname="Белова", first_name="Ирина", patronymic="Олеговна", gender="f"),
    Person(pk=7, surname="Белова", first_name="Инна", patronymic="Олеговна", gender="f"),
]


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Обухова Е.И.", 1),
        ("Е.И. Обухова", 1),
        ("Обухову Е.И.", 1),
        ("Обуховой Елене Ивановне", 1),
        ("Обухова Елена Ивановна", 1),
        ("Черных П.Л.", 2),
        ("Римской-Лебедь А.Ю.", 3),
        ("Зайца С.И.", 4),
        ("Зайцем С.И.", 4),
        ("Обухова О.И.", 5),
        ("Обухова А.И.", None),
        ("Белова И.О.", None),
        ("Белова Инна Олеговна", 7),
        ("Обухива Е.И.", None),
        ("секция математики", None),
        ("", None),
    ],
)
def test_a_name_is_matched_through_declension(name: str, proposed: int | None) -> None:
    match = match_people([name], PEOPLE)[0]
    assert (match.proposed.pk if match.proposed else None) == proposed


def test_two_who_may_be_meant_are_both_offered() -> None:
    match = match_people(["Белова И.О."], PEOPLE)[0]
    assert {candidate.person.pk for candidate in match.candidates} == {6, 7}


def test_a_slip_of_spelling_is_offered_but_not_proposed() -> None:
    match = match_people(["Обухива Е.И."], PEOPLE)[0]
    assert [candidate.person.pk for candidate in match.candidates] == [1]
    assert match.proposed is None


def test_an_association_is_known_by_its_present_and_its_former_name(cast: Cast) -> None:
    AssociationName.objects.create(
        association=cast.section, full_name="Объединение учителей алгебры", short_name="", until="2020-01-01"
    )
    listed = list(Association.objects.filter(region=cast.region))
    assert match_association(cast.association.full_name.upper(), listed) == cast.association
    assert match_association("Объединение учителей алгебры", listed) == cast.section
    assert match_association("Совет ветеранов", listed) is None
    assert match_association("", listed) is None
