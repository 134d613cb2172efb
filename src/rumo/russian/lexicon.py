"""The two dictionaries behind the room, each loaded once at the first inflection.

pymorphy3 (OpenCorpora dictionary) knows words: posts, nouns after numbers, fleeting vowels. pytrovich
(petrovich rules) knows names. Their imports stand inside the cached loaders because they take longer than
the rest of the room together.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from rumo.russian.cases import Case, Gender, NamePart

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"})
_PETROVICH_PARTS = {
    NamePart.SURNAME: "LASTNAME",
    NamePart.FIRST_NAME: "FIRSTNAME",
    NamePart.PATRONYMIC: "MIDDLENAME",
}


@cache
def _morphology() -> Any:
    from pymorphy3 import MorphAnalyzer  # slow: reads the OpenCorpora dictionary

    return MorphAnalyzer()


@cache
def _petrovich() -> Any:
    import pytrovich  # slow: reads its rules
    from pytrovich.detector import PetrovichGenderDetector
    from pytrovich.maker import PetrovichDeclinationMaker

    return pytrovich, PetrovichDeclinationMaker(), PetrovichGenderDetector()


@lru_cache(maxsize=4096)
def parses(word: str) -> tuple[Parse, ...]:
    """All readings of a word, the likeliest first."""
    return tuple(_morphology().parse(word))


@lru_cache(maxsize=1024)
def common_noun(word: str) -> Parse | None:
    """The reading of `word` as a common noun of the dictionary in the nominative singular, else None."""
    if not _morphology().word_is_known(word):
        return None
    for parse in parses(word):
        grammemes = parse.tag.grammemes
        if {"NOUN", "nomn", "sing"} <= grammemes and not grammemes & (PROPER | {"Fixd"}):
            return parse
    return None


def petrovich_form(part: NamePart, word: str, gender: Gender | None, case: Case) -> str:
    """`word` as petrovich rules decline it; hyphens are not looked at."""
    library, maker, _ = _petrovich()
    kind = library.NamePart[_PETROVICH_PARTS[part]]
    sex = library.Gender[gender.name if gender else "ANDROGYNOUS"]
    form: str = maker.make(kind, sex, library.Case[case.name], word)
    return form


def first_name_gender(name: str) -> Gender | None:
    """Gender of a first name in the nominative; None for Саша, Женя and unknown names."""
    word = name.lower()
    genders = {
        parse.tag.gender for parse in parses(word) if {"Name", "nomn", "sing"} <= parse.tag.grammemes and parse.is_known
    }
    if genders:
        return {frozenset({"masc"}): Gender.MALE, frozenset({"femn"}): Gender.FEMALE}.get(frozenset(genders))
    library, _, detector = _petrovich()
    return {library.Gender.MALE: Gender.MALE, library.Gender.FEMALE: Gender.FEMALE}.get(detector.detect(firstname=word))


def restore_letters(original: str, form: str) -> str:
    """`form` with the capitals of `original`, and with ё only where `original` has it (but Пётр → Петра).

    A form never brings ё of its own: papers are mostly printed without it, and «Ковалем» is right in both
    ways of writing, while ё in one ending of a paper without it is a slip.
    """
    kept = 0
    for ours, theirs in zip(original.lower(), form, strict=False):
        if ours != theirs and (ours, theirs) != ("е", "ё"):
            break
        kept += 1
    tail = form[kept:].replace("ё", "е")
    is_shouting = original.isupper() and len(original) > 1
    return original[:kept] + (tail.upper() if is_shouting else tail)
