"""Declension of one surname: petrovich rules as the base, corrected where they err.

Sources of the corrections: Rosenthal, «Справочник по правописанию и литературной правке», § 149
(surnames), and Kalakutskaya, «Фамилии. Имена. Отчества» (women's surnames, fleeting vowels). Where usage
wavers, the dictionary form of the like-sounding noun is taken (Заяц → Зайца, Лев → Льва); a bearer who
declines otherwise goes into the region's `NameExceptions`.
"""

from __future__ import annotations

import re

from rumo.russian import lexicon
from rumo.russian.cases import Case, Gender, NamePart
from rumo.russian.name_rules import ANY, F, M, any_of, find_rule, rule

VOWEL = "[аеёиоуыэюя]"
CONSONANT = "[бвгджзйклмнпрстфхцчшщ]"
NO_VOWEL = f"^{CONSONANT}*"

FOREIGN_IN_A = any_of("дюма тома дега петипа люка ферма фермата золя труайя делакруа гамарра")
POSSESSIVE_LOOKALIKES = any_of(
    "корова подкова голова дуброва обнова основа калина щербина смородина бузина старшина рябина осина былина"
)
FOREIGN_IN_OV_IN = any_of("чаплин дарвин кронин гершвин франклин бюлов вирхов гедин дойблин гриффин")
GEORGIAN_IN_AJA = any_of("шенгелая цулая цхакая бокучая")
NOUNS_IN_OJ = any_of("прибой герой козодой водопой перепой разбой покой непокой лихобой громобой зверобой конобой")

BEFORE_DICTIONARY = (
    rule(M, f"{NO_VOWEL}[иы]х$", 0, "а у а ом е"),
    rule(M, "[рл]их$", 0, "а у а ом е"),
    rule(ANY, FOREIGN_IN_A),
    # -ова, -ина that are nouns, not possessives: Сова, Льдина, Калина
    rule(F, "^.?[оеё]ва$", 1, "ы е у ой е"),
    rule(F, f"{NO_VOWEL}(?<!пн)[иы]на$", 1, "ы е у ой е"),
    rule(F, POSSESSIVE_LOOKALIKES, 1, "ы е у ой е"),
    rule(F, "(?<![иы])на$", 1, "ы е у ой е"),
    rule(ANY, any_of("рева кива богода"), 1, "ы е у ой е"),
    rule(F, "^.?ая$", 1, "и е ю ей е"),
    rule(F, GEORGIAN_IN_AJA, 1, "и е ю ей е"),
    rule(F, "[цшщ]ая$", 2, "ей ей ую ей ей"),
    # -ов, -ин that are not possessives: Лин, Грин, Чаплин
    rule(M, FOREIGN_IN_OV_IN, 0, "а у а ом е"),
    rule(M, f"{NO_VOWEL}(?<!^пн)[иы]н$", 0, "а у а ом е"),
    rule(M, "[^оеё]в$|[^иы]н$", 0, "а у а ом е"),
    # -ой: nouns (Цой, Зверобой) against adjectives (Чужой, Злой)
    rule(M, NOUNS_IN_OJ, 1, "я ю я ем е"),
    rule(M, "^злой$", 2, "ого ому ого ым ом"),
    rule(M, f"{NO_VOWEL}ой$", 1, "я ю я ем е"),
    rule(M, "[жшчщгкх]ой$", 2, "ого ому ого им ом"),
    # -ий, -ый: Долгий and Куцый are adjectives, Топчий and Бокий nouns
    rule(M, f"{NO_VOWEL}ий$", 1, "я ю я ем е"),
    rule(M, "(?:^топч|^бок|^кобзар)ий$", 1, "я ю я ем и"),
    rule(M, "[гкх]ий$", 2, "ого ому ого им ом"),
    rule(M, "^журавель$", 3, "ля лю ля лем ле"),
    rule(M, "цый$", 2, "его ему его ым ем"),
)

# What is left when the surname sounds like no noun of the dictionary; petrovich declines the rest.
AFTER_DICTIONARY = (
    rule(M, f"^{CONSONANT}?[оеё]в$", 0, "а у а ом е"),
    rule(M, "лец$", 2, "ьца ьцу ьца ьцом ьце"),
    rule(M, f"{VOWEL}{CONSONANT}+овец$", 2, "ца цу ца цем це"),
    rule(M, f"{VOWEL}[^вмнс]ец$", 2, "ца цу ца цом це"),
    rule(M, f"{VOWEL}.*[нчжш]ок$", 2, "ка ку ка ком ке"),
    rule(M, "ач$", 0, "а у а ом е"),
    rule(M, "[эяюё]й$", 1, "я ю я ем е"),
    rule(ANY, any_of("ганжа"), 1, "и е у ой е"),
    rule(ANY, "[жшчщ]а$", 1, "и е у ей е"),
)

# Surnames that follow the noun they sound like, which knows its fleeting vowel (Заяц, Орёл) and its stressed
# ending (Ткачом, Лапшой): men's in a consonant, anybody's in a husher + а. Possessives and adjectives do not.
LIKE_MASCULINE_NOUN = re.compile(f"(?:{CONSONANT}|ь)$")
LIKE_FEMININE_NOUN = re.compile("[жшчщц]а$")
POSSESSIVE_OR_ADJECTIVE = re.compile(f"{VOWEL}.*(?:[оеё]в|[иы]н)$|[иыо]й$")

MALE_ENDING = re.compile(f"{VOWEL}.*(?:[оеё]в|[иы]н|[сц]кий)$")
FEMALE_ENDING = re.compile(f"{VOWEL}.*(?:[оеё]ва|[иы]на|[сц]кая)$")

# First parts that are titles or particles of the second: Бонч-Бруевич, Мелик-Шахназаров, Мамед-заде.
FIRST_PARTS_KEPT = frozenset(
    "абдул аль бен бонч ван вар грум да де дер демут ди корвин ла ле лже мамед мелик сан тер топ фон эль".split()  # noqa: SIM905
)


def decline_surname(word: str, gender: Gender | None, case: Case) -> str:
    """One surname without hyphens and spaces.

    When the gender is unknown the surname is declined as a woman's: what ends in a consonant, and so would
    change for a man only, stays as it is.
    """
    lower = word.lower()
    bearer = gender or Gender.FEMALE
    found = find_rule(BEFORE_DICTIONARY, lower, bearer)
    form = found.form(lower, case) if found else _noun_form(lower, bearer, case)
    if form is None:
        found = find_rule(AFTER_DICTIONARY, lower, bearer)
        form = found.form(lower, case) if found else _regular_form(lower, bearer, case)
    return lexicon.restore_letters(word, form)


def surname_gender(surname: str) -> Gender | None:
    """Gender shown by the ending: Моисеев, Моисеева, Донская; None for Гурник, Калина, Цой."""
    last = surname.lower().split("-")[-1]
    if MALE_ENDING.search(last) and not re.search(FOREIGN_IN_OV_IN, last):
        return Gender.MALE
    if FEMALE_ENDING.search(last) and not re.search(POSSESSIVE_LOOKALIKES, last):
        return Gender.FEMALE
    return None


def _noun_form(lower: str, gender: Gender, case: Case) -> str | None:
    """The form of the noun that sounds like the surname: Заяц, Соловей, Чиж, Лапша. None without such a noun."""
    is_masculine = gender is Gender.MALE and LIKE_MASCULINE_NOUN.search(lower) is not None
    if not is_masculine and not LIKE_FEMININE_NOUN.search(lower):
        return None
    noun = lexicon.common_noun(lower)
    if noun is None or (noun.tag.gender == "masc") != is_masculine or POSSESSIVE_OR_ADJECTIVE.search(lower):
        return None
    # A person takes the accusative of the living, though the noun may be lifeless (Мороза, Корня).
    is_living = is_masculine and case is Case.ACCUSATIVE
    inflected = noun.inflect({Case.GENITIVE.value if is_living else case.value, "sing"})
    return str(inflected.word) if inflected else None


def _regular_form(lower: str, gender: Gender, case: Case) -> str:
    return lexicon.petrovich_form(NamePart.SURNAME, lower, gender, case)
