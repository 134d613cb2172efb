from __future__ import annotations

import pytest

from rumo.papers.readers.nominative import KnownNames, candidates
from rumo.papers.readers.people import find_names
from rumo.russian.cases import OBLIQUE_CASES, Case, Gender
from rumo.russian.names import FullName
from rumo.russian.tests.test_surnames import TABLE

Row = tuple[str, Gender, tuple[str, ...]]
IDS = [f"{surname}-{gender}" for surname, gender, _ in TABLE]


def named(text: str) -> FullName:
    return find_names(text)[0].name


@pytest.mark.parametrize(("surname", "gender", "forms"), TABLE, ids=IDS)
def test_the_nominative_is_among_the_candidates(surname: str, gender: Gender, forms: tuple[str, ...]) -> None:
    for case, form in zip(OBLIQUE_CASES, forms, strict=True):
        assert (surname, gender) in candidates(form, case)
        assert (surname, gender) in candidates(form, case, gender)


@pytest.mark.parametrize(("surname", "gender", "forms"), TABLE, ids=IDS)
def test_a_name_known_in_the_document_is_restored_exactly(surname: str, gender: Gender, forms: tuple[str, ...]) -> None:
    known = KnownNames([FullName("Ивлев", "О.", "О."), FullName(surname, "Е.", "И."), FullName("Яр", "Е.", "И.")])
    for case, form in zip(OBLIQUE_CASES, forms, strict=True):
        restored = known.restore(FullName(form, "Е.", "И."), case)
        assert (restored.name.surname, restored.confidence) == (surname, 1.0)


def test_without_help_most_are_restored_by_grammar_alone() -> None:
    right = sum(candidates(forms[2], Case.ACCUSATIVE)[0][0] == surname for surname, _, forms in TABLE)
    assert right / len(TABLE) > 0.8


@pytest.mark.parametrize(
    ("seen", "case", "restored"),
    [
        ("Лисицыну Е.И.", Case.ACCUSATIVE, "Лисицына Е.И."),
        ("Громова П.С.", Case.ACCUSATIVE, "Громов П.С."),
        ("Кочубея Д.Н.", Case.ACCUSATIVE, "Кочубей Д.Н."),
        ("Мирошник Е.А.", Case.ACCUSATIVE, "Мирошник Е.А."),
        ("Белозерской А.В.", Case.DATIVE, "Белозерская А.В."),
        ("Сорокину-Вельт Э.К.", Case.ACCUSATIVE, "Сорокина-Вельт Э.К."),
        ("Лисицыну Елену Ивановну", Case.ACCUSATIVE, "Лисицына Елена Ивановна"),
        ("Зайца Петра Ильича", Case.ACCUSATIVE, "Заяц Петр Ильич"),
        ("Громову Павлу Сергеевичу", Case.DATIVE, "Громов Павел Сергеевич"),
    ],
)
def test_grammar_alone(seen: str, case: Case, restored: str) -> None:
    assert KnownNames().restore(named(seen), case).text == restored


def test_grammar_alone_is_not_sure() -> None:
    assert KnownNames().restore(named("Лисицыну Е.И."), Case.ACCUSATIVE).confidence < 1


def test_the_gender_of_the_context_decides() -> None:
    seen = named("Громову П.С.")
    assert KnownNames().restore(seen, Case.DATIVE, Gender.MALE).text == "Громов П.С."
    assert KnownNames().restore(named("Громовой П.С."), Case.DATIVE, Gender.FEMALE).text == "Громова П.С."


class People:
    """A directory of two."""

    def surnames(self) -> list[str]:
        return ["Коваль", "Тополя"]

    def find(self, surname: str, initials: str) -> Gender | None:
        return {("Коваль", "Д.Н."): Gender.MALE, ("Тополя", "Е.И."): Gender.FEMALE}.get((surname, initials))


@pytest.mark.parametrize(("seen", "restored"), [("Коваля Д.Н.", "Коваль Д.Н."), ("Тополю Е.И.", "Тополя Е.И.")])
def test_the_directory_decides(seen: str, restored: str) -> None:
    found = KnownNames(directory=People()).restore(named(seen), Case.ACCUSATIVE)
    assert found.text == restored
    assert found.confidence > 0.9


def test_initials_tell_people_of_one_surname_apart() -> None:
    known = KnownNames([FullName("Громов", "П.", "С."), FullName("Громова", "Е.", "И.")])
    assert known.restore(named("Громову Е.И."), Case.ACCUSATIVE).text == "Громова Е.И."
    assert known.restore(named("Громову П.С."), Case.DATIVE).text == "Громов П.С."
