"""Declension of one first name or patronymic: petrovich rules, corrected where they err.

Source of the corrections: Rosenthal, «Справочник по правописанию и литературной правке», § 149: women's
names in a soft consonant follow «Любовь, Нинель» (Айгуль → Айгули), men's names in -о follow «Данила».
"""

from __future__ import annotations

import re

from rumo.russian import lexicon
from rumo.russian.cases import Case, Gender, NamePart
from rumo.russian.name_rules import ANY, F, M, any_of, find_rule, rule

TURKIC_PATRONYMIC = re.compile(r"(?:оглы|оглу|углы|улы|уулу|кызы|кизи|гызы)$")

# In «Жан-Поль», «Абдул-Азиз» the first part stays; before «-хан», «-бек» and the like it stays too.
FIRST_PARTS_KEPT = frozenset({"жан", "абдул", "абдель", "абд", "аль", "ага"})
LAST_PARTS_KEEPING = frozenset({"али", "хан", "бек", "гирей", "заде", "оол", "оглы", "кыс", "кызы"})

CORRECTIONS = (
    rule(ANY, "[аеёиоуыэюя]а$"),
    rule(F, any_of("николь мишель аннабель изабель жизель")),
    rule(M, any_of("николя")),
    rule(F, "ь$", 1, "и и ь ью и"),
    rule(M, any_of("данило михайло гаврило кирило самойло ярило"), 1, "ы е у ой е"),
    rule(M, "ходжа$", 1, "и е у ой е"),
    rule(ANY, "[жшчщ]а$", 1, "и е у ей е"),
    rule(M, "ия$", 1, "и и ю ей и"),
    rule(M, "ек$", 0, "а у а ом е"),
    rule(M, "ц$", 0, "а у а ем е"),
)


def decline_first_name(word: str, gender: Gender | None, case: Case) -> str:
    """One first name without hyphens; an unknown gender is looked up by the name itself."""
    lower = word.lower()
    bearer = gender or lexicon.first_name_gender(lower)
    found = find_rule(CORRECTIONS, lower, bearer)
    form = found.form(lower, case) if found else lexicon.petrovich_form(NamePart.FIRST_NAME, lower, bearer, case)
    return lexicon.restore_letters(word, form)


def decline_patronymic(word: str, gender: Gender | None, case: Case) -> str:
    """One patronymic; «Мамед оглы» and «Мамед кызы» are kept whole by the caller."""
    return lexicon.restore_letters(word, lexicon.petrovich_form(NamePart.PATRONYMIC, word.lower(), gender, case))
