"""The grammatical vocabulary shared by the whole room: cases, genders, parts of a name."""

from __future__ import annotations

from enum import StrEnum


class Gender(StrEnum):
    """Gender of a person; it decides how a surname is declined."""

    MALE = "m"
    FEMALE = "f"


class Case(StrEnum):
    """The six cases in school order; values are the grammemes of OpenCorpora (pymorphy)."""

    NOMINATIVE = "nomn"
    GENITIVE = "gent"
    DATIVE = "datv"
    ACCUSATIVE = "accs"
    INSTRUMENTAL = "ablt"
    PREPOSITIONAL = "loct"


class NamePart(StrEnum):
    """Part of a full name; each part has declension rules of its own."""

    SURNAME = "surname"
    FIRST_NAME = "first_name"
    PATRONYMIC = "patronymic"


OBLIQUE_CASES = tuple(case for case in Case if case is not Case.NOMINATIVE)
