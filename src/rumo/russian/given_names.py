"""Declension of one first name or patronymic: petrovich rules, corrected where they err.

Source of the corrections: Rosenthal, «Справочник по правописанию и литературной правке», § 149: women's
names in a soft consonant follow «Любовь, Нинель» (Айгуль → Айгули), men's names in -о follow «Данила».
"""

from __future__ import annotations

import re

from rumo.russian import lexicon
from rumo.russian.cases import OBLIQUE_CASES, Case, Gender, NamePart

FEMALE_INDECLINABLE = re.compile("^(?:николь|мишель|аннабель|изабель|жизель)$|[аеёиоуыэюя]а$")
MALE_INDECLINABLE = re.compile("^николя$|[аеёиоуыэюя]а$")
TURKIC_PATRONYMIC = re.compile(r"(?:оглы|оглу|углы|улы|уулу|кызы|кизи|гызы)$")

# In «Жан-Поль», «Абдул-Азиз» the first part stays; before «-хан», «-бек» and the like the first part stays too.
FIRST_PARTS_KEPT = frozenset({"жан", "абдул", "абдель", "абд", "аль", "ага"})
LAST_PARTS_KEEPING = frozenset({"али", "хан", "бек", "гирей", "заде", "оол", "оглы", "кыс", "кызы"})

CORRECTIONS: tuple[tuple[Gender, re.Pattern[str], int, tuple[str, ...]], ...] = (
    (Gender.FEMALE, re.compile("ь$"), 1, ("и", "и", "ь", "ью", "и")),
    (Gender.FEMALE, re.compile("[жшчщ]а$"), 1, ("и", "е", "у", "ей", "е")),
    (Gender.MALE, re.compile("ходжа$"), 1, ("и", "е", "у", "ой", "е")),
    (Gender.MALE, re.compile("[жшчщ]а$"), 1, ("и", "е", "у", "ей", "е")),
    (Gender.MALE, re.compile("^(?:данил|михайл|гаврил|кирил|самойл|ярил)о$"), 1, ("ы", "е", "у", "ой", "е")),
    (Gender.MALE, re.compile("ия$"), 1, ("и", "и", "ю", "ей", "и")),
    (Gender.MALE, re.compile("ек$"), 0, ("а", "у", "а", "ом", "е")),
    (Gender.MALE, re.compile("ц$"), 0, ("а", "у", "а", "ем", "е")),
)
"""Names of a gender with an ending lose some letters and take five endings, from genitive to prepositional."""


def decline_first_name(word: str, gender: Gender | None, case: Case) -> str:
    """One first name without hyphens; an unknown gender is looked up by the name itself."""
    lower = word.lower()
    gender = gender or lexicon.first_name_gender(lower)
    indeclinable = FEMALE_INDECLINABLE if gender is Gender.FEMALE else MALE_INDECLINABLE
    if indeclinable.search(lower):
        return word
    for bearer, pattern, cut, endings in CORRECTIONS:
        if bearer is gender and pattern.search(lower):
            form = lower[: len(lower) - cut] + endings[OBLIQUE_CASES.index(case)]
            return lexicon.restore_letters(word, form)
    return lexicon.restore_letters(word, lexicon.petrovich_form(NamePart.FIRST_NAME, lower, gender, case))


def decline_patronymic(word: str, gender: Gender | None, case: Case) -> str:
    """One patronymic; «Мамед оглы» and «Мамед кызы» are kept whole by the caller."""
    return lexicon.restore_letters(word, lexicon.petrovich_form(NamePart.PATRONYMIC, word.lower(), gender, case))
