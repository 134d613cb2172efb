"""Who stands behind the words in the column «Ответственные»."""

from __future__ import annotations

import pytest

from rumo.directory.enums import Role
from rumo.planning.answerable import NOBODY, Answer, answerers_of, name_in
from tests.cast import Cast


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Председатель УМО", Role.CHAIR),
        ("председатель", Role.CHAIR),
        ("Председатель РУМО Дальнего края", Role.CHAIR),
        ("Заместители председателя УМО", Role.DEPUTY),
        ("Зам. председателя", Role.DEPUTY),
        ("Ответственный секретарь", Role.SECRETARY),
        ("Члены объединения", Role.MEMBER),
        ("Эксперты", Role.EXPERT),
    ],
)
def test_a_role_of_the_body_itself(cast: Cast, text: str, role: Role) -> None:
    assert answerers_of(cast.association).find(text) == Answer(role=role)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Руководители секций", Role.LEADER),
        ("руководители секций УМО", Role.LEADER),
        ("Руководители секций и рабочих групп", Role.LEADER),
        ("Председатели РМО", Role.CHAIR),
    ],
)
def test_a_role_of_the_bodies_below(cast: Cast, text: str, role: Role) -> None:
    assert answerers_of(cast.association).find(text) == Answer(role=role, of_sub_bodies=True)


def test_bodies_and_organizations_by_any_of_their_names(cast: Cast) -> None:
    answerers = answerers_of(cast.association)
    assert answerers.find("секция «Математики»").association == cast.section
    assert answerers.find("РУМО").association == cast.association
    assert answerers.find("ДИРО").organization == cast.institute
    both = "Дальний институт развития образования (далее – ДИРО)"
    assert answerers.find(both).organization == cast.institute
    assert answerers.find("Институт повышения квалификации (ДИРО)").organization == cast.institute


@pytest.mark.parametrize(
    "text",
    ["", "Белова Е.П.", "Председатель УМО Белова Е.П.", "Руководитель проекта", "Школы края", "Председатель комиссии"],
)
def test_what_is_not_known_stays_words(cast: Cast, text: str) -> None:
    assert answerers_of(cast.association).find(text) == NOBODY


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Белова Е.П.", "Белова Е.П."),
        ("Белова Е.П., директор центра", "Белова Е.П."),
        ("методист Ковалян Евгения Петровна", "Ковалян Евгения Петровна"),
        ("Белова Е.П. Ковалян Е.П.", ""),
        ("Председатель УМО", ""),
    ],
)
def test_the_name_of_the_only_person(text: str, name: str) -> None:
    assert name_in(text) == name
