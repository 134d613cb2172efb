from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rumo.expertise.conflicts import ConflictKind, conflicts_between, interests_between, powers_on
from rumo.expertise.matching.facts import AuthorFacts, Candidate, Declaration, Material, Place

DAY, DUE = date(2024, 3, 1), date(2024, 3, 15)
SCHOOL = Place(10, "МБОУ СОШ № 5", 7, "Заречный район")
LYCEUM = Place(11, "Лицей № 1", 7, "Заречный район")
INSTITUTE = Place(12, "ДИРО")

MATERIAL = Material(
    round=1,
    submission=100,
    association=1,
    title="№ 1 Сборник задач",
    kind="bank",
    kind_name="Региональный банк",
    due_on=DUE,
    authors=(AuthorFacts(50, "Орлова Анна Павловна"), AuthorFacts(51, "Щука Пётр Ильич")),
    places=(SCHOOL,),
    lineage=frozenset({100, 90}),
    sender=50,
)
EXPERT = Candidate(
    expert=5,
    person=60,
    association=1,
    name="Долгих И.П.",
    full_name="Долгих Илья Петрович",
    valid_from=date(2020, 1, 1),
    places=(INSTITUTE,),
)


def test_a_stranger_to_the_material_may_be_asked() -> None:
    assert conflicts_between(MATERIAL, EXPERT, DAY) == []


@pytest.mark.parametrize(
    ("candidate", "material", "kind", "told"),
    [
        (replace(EXPERT, person=50), MATERIAL, ConflictKind.AUTHOR, "подал этот материал"),
        (
            replace(EXPERT, person=50),
            replace(MATERIAL, sender=None),
            ConflictKind.AUTHOR,
            "автор материала: Орлова Анна",
        ),
        (replace(EXPERT, person=51), MATERIAL, ConflictKind.CO_AUTHOR, "соавтор материала: Щука Пётр"),
        (
            replace(EXPERT, full_name="Щукин  Пётр Ильич"),
            replace(MATERIAL, authors=(AuthorFacts(None, "щукин Петр Ильич"),)),
            ConflictKind.AUTHOR,
            "автор материала",
        ),
        (replace(EXPERT, places=(INSTITUTE, SCHOOL)), MATERIAL, ConflictKind.ORGANIZATION, "МБОУ СОШ № 5"),
        (
            replace(EXPERT, places=(LYCEUM,)),
            replace(MATERIAL, same_municipality=True),
            ConflictKind.MUNICIPALITY,
            "тот же муниципалитет: Заречный район",
        ),
        (
            replace(EXPERT, declared=(Declaration("научный руководитель автора", person=50),)),
            MATERIAL,
            ConflictKind.DECLARED,
            "с автором: научный руководитель",
        ),
        (
            replace(EXPERT, declared=(Declaration("работал там", organization=10),)),
            MATERIAL,
            ConflictKind.DECLARED,
            "работал там",
        ),
        (
            replace(EXPERT, declared=(Declaration("консультировал", submission=100),)),
            MATERIAL,
            ConflictKind.DECLARED,
            "консультировал",
        ),
        # Declared against the material in the campaign it was carried over from.
        (
            replace(EXPERT, declared=(Declaration("консультировал", submission=90),)),
            MATERIAL,
            ConflictKind.DECLARED,
            "консультировал",
        ),
        # An author who is an expert too declared it from the other side.
        (
            EXPERT,
            replace(MATERIAL, declared=(Declaration("мой ученик", person=60),)),
            ConflictKind.DECLARED,
            "автор заявил о конфликте с экспертом: мой ученик",
        ),
        (
            EXPERT,
            replace(MATERIAL, declared=(Declaration("спор", organization=12),)),
            ConflictKind.DECLARED,
            "автор заявил",
        ),
        (
            replace(EXPERT, together={51: "Уроки геометрии"}),
            MATERIAL,
            ConflictKind.WROTE_TOGETHER,
            "Щука Пётр Ильич, «Уроки геометрии»",
        ),
        (EXPERT, replace(MATERIAL, asked={5: "отказался"}), ConflictKind.ASKED, "отказался"),
        (replace(EXPERT, valid_from=date(2024, 3, 2)), MATERIAL, ConflictKind.POWERS, "ещё не начались: с 02.03.2024"),
        (replace(EXPERT, valid_to=date(2024, 2, 29)), MATERIAL, ConflictKind.POWERS, "закончились: 29.02.2024"),
        (replace(EXPERT, valid_to=date(2024, 3, 14)), MATERIAL, ConflictKind.POWERS, "раньше срока отзыва"),
        (replace(EXPERT, absences=((DAY, DAY),)), MATERIAL, ConflictKind.ABSENT, "01.03.2024"),
        (replace(EXPERT, absences=((date(2024, 3, 10), DUE),)), MATERIAL, ConflictKind.ABSENT, "15.03.2024"),
        (replace(EXPERT, limit=3, open_reviews=3), MATERIAL, ConflictKind.FULL, "нагрузка полная: 3 из 3"),
    ],
)
def test_each_conflict_has_its_reason_and_fact(
    candidate: Candidate, material: Material, kind: ConflictKind, told: str
) -> None:
    found = conflicts_between(material, candidate, DAY)
    assert [each.kind for each in found] == [kind]
    assert told in str(found[0])


@pytest.mark.parametrize(
    "candidate",
    [
        replace(EXPERT, places=(LYCEUM,)),  # the municipality counts only where the track says so
        replace(EXPERT, valid_to=DUE),
        replace(EXPERT, absences=((date(2024, 3, 4), date(2024, 3, 8)),)),  # back before the review is due
        replace(EXPERT, limit=3, open_reviews=2),
        replace(EXPERT, declared=(Declaration("другое", submission=1),)),
        replace(EXPERT, together={99: "Чужая работа"}),
        replace(EXPERT, full_name="Долгих Иван Петрович"),
    ],
)
def test_what_is_no_conflict(candidate: Candidate) -> None:
    assert conflicts_between(MATERIAL, candidate, DAY) == []


def test_interests_come_before_hindrances_and_hold_without_them() -> None:
    candidate = replace(EXPERT, person=51, limit=1, open_reviews=1)
    assert [each.kind for each in conflicts_between(MATERIAL, candidate, DAY)] == [
        ConflictKind.CO_AUTHOR,
        ConflictKind.FULL,
    ]
    assert [each.kind for each in interests_between(MATERIAL, candidate)] == [ConflictKind.CO_AUTHOR]


def test_powers_include_both_days() -> None:
    candidate = replace(EXPERT, valid_from=DAY, valid_to=DUE)
    assert powers_on(candidate, DAY) is None
    assert powers_on(candidate, DUE) is None
    assert powers_on(candidate, date(2024, 2, 29)) is not None
    assert powers_on(candidate, date(2024, 3, 16)) is not None
