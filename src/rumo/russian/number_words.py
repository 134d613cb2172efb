# ruff: noqa: SIM905 - a row of numerals reads better as a line of text
"""Numbers written in words: «двадцать пять», «сто первый»."""

from __future__ import annotations

from rumo.russian import lexicon
from rumo.russian.cases import Case

LIMIT = 999_999
ORDINAL_LIMIT = 999

GENDERS = {"m": "masc", "f": "femn", "n": "neut"}
ONE_TWO = {"m": ("один", "два"), "f": ("одна", "две"), "n": ("одно", "два")}
FROM_THREE = tuple(
    "три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать"
    " пятнадцать шестнадцать семнадцать восемнадцать девятнадцать".split()
)
TENS = tuple("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split())
HUNDREDS = tuple("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split())

ORDINALS = tuple(
    "нулевой первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый одиннадцатый двенадцатый"
    " тринадцатый четырнадцатый пятнадцатый шестнадцатый семнадцатый восемнадцатый девятнадцатый".split()
)
ORDINAL_TENS = tuple(
    "двадцатый тридцатый сороковой пятидесятый шестидесятый семидесятый восьмидесятый девяностый".split()
)
ORDINAL_HUNDREDS = tuple(
    "сотый двухсотый трёхсотый четырёхсотый пятисотый шестисотый семисотый восьмисотый девятисотый".split()
)


def number_words(number: int, gender: str = "m") -> str:
    """«двадцать пять» of 25, «двадцать одна» for a feminine noun; 0 to 999 999.

    `gender` of the counted noun: "m", "f" or "n" (a `Gender` will do). ValueError beyond these.
    """
    if not 0 <= number <= LIMIT or gender not in GENDERS:
        raise ValueError(f"Число {number} не записать словами: нужно целое от 0 до 999 999")
    if number == 0:
        return "ноль"
    thousands, rest = divmod(number, 1000)
    words = []
    if thousands:
        words += [*_below_thousand(thousands, "f"), _thousand_form(thousands)]
    return " ".join([*words, *_below_thousand(rest, gender)])


def ordinal(number: int, gender: str = "m", case: Case = Case.NOMINATIVE) -> str:
    """«двадцать пятый»; «первому» for the dative («по первому вопросу»); 0 to 999. ValueError beyond these."""
    if not 0 <= number <= ORDINAL_LIMIT or gender not in GENDERS:
        raise ValueError(f"Порядковое числительное для {number} не составить: нужно целое от 0 до 999")
    hundreds, rest = divmod(number, 100)
    if hundreds and not rest:
        return _decline_ordinal(ORDINAL_HUNDREDS[hundreds - 1], gender, case)
    words = [HUNDREDS[hundreds - 1]] if hundreds else []
    tens, units = divmod(rest, 10)
    if rest < len(ORDINALS):
        last = ORDINALS[rest]
    elif units == 0:
        last = ORDINAL_TENS[tens - 2]
    else:
        words.append(TENS[tens - 2])
        last = ORDINALS[units]
    return " ".join([*words, _decline_ordinal(last, gender, case)])


def _below_thousand(number: int, gender: str) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [HUNDREDS[hundreds - 1]] if hundreds else []
    if rest >= 20:
        tens, rest = divmod(rest, 10)
        words.append(TENS[tens - 2])
    if rest:
        words.append((ONE_TWO[gender] + FROM_THREE)[rest - 1])
    return words


def _thousand_form(thousands: int) -> str:
    units, tens = thousands % 10, thousands // 10 % 10
    if tens == 1 or units == 0 or units > 4:
        return "тысяч"
    return "тысяча" if units == 1 else "тысячи"


def _decline_ordinal(word: str, gender: str, case: Case) -> str:
    """The adjective in gender and case; in the accusative it takes the inanimate form."""
    reading = next(parse for parse in lexicon.parses(word) if "ADJF" in parse.tag and "masc" in parse.tag)
    grammemes = {case.value, GENDERS[gender]}
    if case is Case.ACCUSATIVE and gender == "m":
        grammemes.add("inan")
    inflected = reading.inflect(grammemes)
    return str(inflected.word) if inflected else word
