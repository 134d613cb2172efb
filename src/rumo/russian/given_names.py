"""Declension of one first name or patronymic: petrovich rules, corrected where they err.

Source of the corrections: Rosenthal, «Справочник по правописанию и литературной правке», § 149: women's
names in a soft consonant follow «Любовь, Нинель» (Айгуль → Айгули), men's names in -о follow «Данила».
"""

from __future__ import annotations

import re

from rumo.russian import lexicon
from rumo.russian.cases import OBLIQUE_CASES, Case, Gender, NamePart

THIRD_DECLENSION = ("и", "и", "ь", "ью", "и")
LIKE_DANILA = ("ы", "е", "у", "ой", "е")

FEMALE_INDECLINABLE = re.compile("^(?:николь|мишель|аннабель|изабель|жизель)$")
MALE_IN_O = re.compile("^(?:данил|михайл|гаврил|кирил|самойл|ярил)о$")
TURKIC_PATRONYMIC = re.compile(r"(?:оглы|оглу|углы|улы|уулу|кызы|кизи|гызы)$")


def decline_first_name(word: str, gender: Gender | None, case: Case) -> str:
    """One first name without hyphens; an unknown gender is looked up by the name itself."""
    lower = word.lower()
    gender = gender or lexicon.first_name_gender(lower)
    if gender is Gender.FEMALE and lower.endswith("ь") and not FEMALE_INDECLINABLE.search(lower):
        form = lower[:-1] + THIRD_DECLENSION[OBLIQUE_CASES.index(case)]
    elif gender is Gender.MALE and MALE_IN_O.search(lower):
        form = lower[:-1] + LIKE_DANILA[OBLIQUE_CASES.index(case)]
    else:
        form = lexicon.petrovich_form(NamePart.FIRST_NAME, lower, gender, case)
    return lexicon.restore_letters(word, form)


def decline_patronymic(word: str, gender: Gender | None, case: Case) -> str:
    """One patronymic; «Мамед оглы» and «Мамед кызы» are kept whole by the caller."""
    return lexicon.restore_letters(word, lexicon.petrovich_form(NamePart.PATRONYMIC, word.lower(), gender, case))
