"""Declension of one surname: petrovich rules as the base, corrected where they err.

Sources of the corrections: Rosenthal, «Справочник по правописанию и литературной правке», §§ 149–151
(surnames), and Kalakutskaya, «Фамилии. Имена. Отчества» (women's surnames, fleeting vowels). Where usage
wavers, the dictionary form of the like-sounding noun is taken (Заяц → Зайца, Лев → Льва); a bearer who
declines otherwise goes into the region's `NameExceptions`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rumo.russian import lexicon
from rumo.russian.cases import OBLIQUE_CASES, Case, Gender, NamePart

M, F, ANY = Gender.MALE, Gender.FEMALE, None

VOWEL = "[аеёиоуыэюя]"
CONSONANT = "[бвгджзйклмнпрстфхцчшщ]"
NO_VOWEL = f"^{CONSONANT}*"


class Rule(NamedTuple):
    """Surnames of `gender` (None: both) matching `pattern` lose `cut` letters and take five endings.

    Endings follow the oblique cases: genitive, dative, accusative, instrumental, prepositional.
    No endings: the surname is indeclinable.
    """

    gender: Gender | None
    pattern: re.Pattern[str]
    cut: int
    endings: tuple[str, ...]


def _rule(gender: Gender | None, pattern: str, cut: int = 0, endings: str = "") -> Rule:
    return Rule(gender, re.compile(pattern), cut, tuple(endings.split()))


def _words(words: str) -> str:
    return f"^(?:{'|'.join(words.split())})$"


FOREIGN_IN_A = _words("дюма тома дега петипа люка ферма фермата золя труайя делакруа гамарра")
POSSESSIVE_LOOKALIKES = _words(
    "корова подкова голова дуброва обнова основа"
    " калина щербина смородина бузина старшина судьбина рябина осина былина перепелина слеза"
)
FOREIGN_IN_OV_IN = _words("чаплин дарвин кронин гершвин франклин бюлов вирхов гедин дойблин гриффин")
GEORGIAN_IN_AJA = _words("шенгелая цулая цхакая бокучая")
NOUNS_IN_OJ = _words("прибой герой козодой водопой перепой разбой покой непокой лихобой громобой зверобой конобой")

# What a rule leaves to the dictionary: nouns with fleeting vowels or a stressed -ом (Заяц, Ткач, Чиж).
BEFORE_DICTIONARY = (
    _rule(ANY, "[оеёэиыую]$"),
    _rule(M, f"{NO_VOWEL}[иы]х$", 0, "а у а ом е"),
    _rule(ANY, "ых$"),
    _rule(M, "[рл]их$", 0, "а у а ом е"),
    _rule(ANY, "их$"),
    _rule(ANY, FOREIGN_IN_A),
    _rule(ANY, "[аеёиоуыэюя]а$"),
    _rule(F, f"(?:{CONSONANT}|ь|ъ)$"),
    # -ова, -ина that are nouns, not possessives: Сова, Льдина, Калина
    _rule(F, "^.?[оеё]ва$", 1, "ы е у ой е"),
    _rule(F, f"{NO_VOWEL}(?<!пн)[иы]на$", 1, "ы е у ой е"),
    _rule(F, POSSESSIVE_LOOKALIKES, 1, "ы е у ой е"),
    _rule(F, "(?<![иы])на$", 1, "ы е у ой е"),
    _rule(ANY, _words("рева кива богода"), 1, "ы е у ой е"),
    _rule(ANY, "^.?ая$", 1, "и е ю ей е"),
    _rule(M, "ая$", 1, "и е ю ей е"),
    _rule(F, GEORGIAN_IN_AJA, 1, "и е ю ей е"),
    _rule(F, "[цшщ]ая$", 2, "ей ей ую ей ей"),
    # -ов, -ин that are not possessives: Лин, Грин, Чаплин
    _rule(M, FOREIGN_IN_OV_IN, 0, "а у а ом е"),
    _rule(M, f"{NO_VOWEL}(?<!^пн)[иы]н$", 0, "а у а ом е"),
    _rule(M, "[^оеё]в$|[^иы]н$", 0, "а у а ом е"),
    # -ой: nouns (Цой, Зверобой) against adjectives (Чужой, Злой)
    _rule(M, NOUNS_IN_OJ, 1, "я ю я ем е"),
    _rule(M, "[жшчщгкх]ой$", 2, "ого ому ого им ом"),
    _rule(M, "^злой$", 2, "ого ому ого ым ом"),
    _rule(M, f"{NO_VOWEL}ой$", 1, "я ю я ем е"),
    # -ий, -ый: Долгий and Куцый are adjectives, Топчий and Бокий nouns
    _rule(M, f"{NO_VOWEL}ий$", 1, "я ю я ем е"),
    _rule(M, "(?:^топч|^бок|^кобзар)ий$", 1, "я ю я ем и"),
    _rule(M, "[гкх]ий$", 2, "ого ому ого им ом"),
    _rule(M, "^журавель$", 3, "ля лю ля лем ле"),
    _rule(M, "цый$", 2, "его ему его ым ем"),
)

AFTER_DICTIONARY = (
    _rule(M, f"^{CONSONANT}?[оеё]в$", 0, "а у а ом е"),
    _rule(M, f"{CONSONANT}{{2}}ец$", 0, "а у а ем е"),
    _rule(M, f"{VOWEL}ец$", 2, "йца йцу йца йцем йце"),
    _rule(M, "лец$", 2, "ьца ьцу ьца ьцом ьце"),
    _rule(M, f"{VOWEL}{CONSONANT}+овец$", 2, "ца цу ца цем це"),
    _rule(M, f"{VOWEL}[^вмнс]ец$", 2, "ца цу ца цом це"),
    _rule(M, f"{VOWEL}.*[нчжш]ок$", 2, "ка ку ка ком ке"),
    _rule(M, "ек$|^онук$|^нечипас$", 0, "а у а ом е"),
    _rule(M, "ач$", 0, "а у а ом е"),
    _rule(M, "[эяюё]й$", 1, "я ю я ем е"),
    _rule(ANY, _words("ганжа"), 1, "и е у ой е"),
    _rule(ANY, "[жшчщ]а$", 1, "и е у ей е"),
    _rule(ANY, "ца$", 1, "ы е у ей е"),
)

# Male surnames in a consonant, and surnames of either gender in a husher + а, are looked up as nouns.
LIKE_NOUN = (_rule(M, f"(?:{CONSONANT}|ь)$"), _rule(ANY, "[жшчщц]а$"))
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
    gender = gender or Gender.FEMALE
    rule = _first(BEFORE_DICTIONARY, lower, gender) or _noun_rule(lower, gender)
    if rule is None:
        rule = _first(AFTER_DICTIONARY, lower, gender)
    if rule is None:
        return lexicon.restore_letters(word, lexicon.petrovich_form(NamePart.SURNAME, lower, gender, case))
    return lexicon.restore_letters(word, _apply(rule, lower, case))


def surname_gender(surname: str) -> Gender | None:
    """Gender shown by the ending: Осеев, Осеева, Донская; None for Гарник, Калина, Цой."""
    last = surname.lower().split("-")[-1]
    if MALE_ENDING.search(last) and not re.search(FOREIGN_IN_OV_IN, last):
        return Gender.MALE
    if FEMALE_ENDING.search(last) and not re.search(POSSESSIVE_LOOKALIKES, last):
        return Gender.FEMALE
    return None


def _first(rules: tuple[Rule, ...], lower: str, gender: Gender | None) -> Rule | None:
    for rule in rules:
        if rule.gender in (ANY, gender) and rule.pattern.search(lower):
            return rule
    return None


def _noun_rule(lower: str, gender: Gender | None) -> Rule | None:
    """The forms of the noun that sounds like the surname: Заяц, Соловей, Чиж, Лапша."""
    if _first(LIKE_NOUN, lower, gender) is None or POSSESSIVE_OR_ADJECTIVE.search(lower):
        return None
    noun = lexicon.common_noun(lower)
    if noun is None or (noun.tag.gender == "masc") == lower.endswith("а"):
        return None
    forms = [noun.inflect({case, "sing"}) for case in OBLIQUE_CASES]
    words = [form.word for form in forms if form is not None]
    if len(words) != len(OBLIQUE_CASES):
        return None
    if not lower.endswith("а"):
        words[OBLIQUE_CASES.index(Case.ACCUSATIVE)] = words[OBLIQUE_CASES.index(Case.GENITIVE)]
    return Rule(gender, re.compile(""), len(lower), tuple(words))


def _apply(rule: Rule, lower: str, case: Case) -> str:
    if not rule.endings:
        return lower
    stem = lower[: len(lower) - rule.cut]
    return stem + rule.endings[OBLIQUE_CASES.index(case)]
