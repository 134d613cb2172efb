"""Numbers in Russian text: figures, percentages, and the noun agreeing with its number.

Grammar: Rosenthal, «Справочник по правописанию и литературной правке», § 193 (два новых стола, две новые
секции).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto
from functools import lru_cache

from rumo.russian import phrases
from rumo.russian.cases import Case
from rumo.russian.typography import NBSP

Number = int | float | Decimal

MINUS = "−"
NO_VALUE = "—"

# Nouns whose plural after a number is another word than the dictionary's («людей», «годов»).
COUNTED_PLURALS = {
    ("человек", Case.GENITIVE): "человек",
    ("человек", Case.DATIVE): "человекам",
    ("человек", Case.INSTRUMENTAL): "человеками",
    ("человек", Case.PREPOSITIONAL): "человеках",
    ("год", Case.GENITIVE): "лет",
}


class _Count(Enum):
    """What a number asks of its noun: 1 член, 2 члена, 5 членов, 2,5 члена."""

    ONE = auto()
    FEW = auto()
    MANY = auto()
    FRACTION = auto()


def agree(number: Number, noun: str, case: Case = Case.NOMINATIVE) -> str:
    """«22 объединения», «5 человек», «2,5 часа»; with a no-break space between number and noun."""
    return f"{format_number(number)}{NBSP}{noun_form(number, noun, case)}"


def noun_form(number: Number, noun: str, case: Case = Case.NOMINATIVE) -> str:
    """`noun` (with its adjectives, and with dependents that stay) as it stands after `number` in `case`.

    `noun` comes in the nominative singular: «рекомендованный материал», «член объединения».
    """
    return _noun_form(_count(_decimal(number)), noun, case)


def format_number(number: Number) -> str:
    """«12 345,5»: a decimal comma, thousands apart from five digits on, trailing zeros of a fraction dropped."""
    value = _decimal(number)
    whole, _, fraction = f"{abs(value):f}".partition(".")
    fraction = fraction.rstrip("0")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", NBSP)
    sign = MINUS if value < 0 and (whole != "0" or fraction) else ""
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def percent(value: Number, *, digits: int = 0) -> str:
    """«71 %» of 71.43; halves are rounded away from zero, `digits` after the comma at most."""
    rounded = _decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return f"{format_number(rounded)}{NBSP}%"


def format_percent(part: Number, whole: Number, *, digits: int = 0) -> str:
    """Share of `part` in `whole`: «79 %» of 15 and 19; a dash when there is no whole to take a share of."""
    base = _decimal(whole)
    if not base:
        return NO_VALUE
    return percent(_decimal(part) * 100 / base, digits=digits)


def _decimal(number: Number) -> Decimal:
    """Raise ValueError for what is not a finite number."""
    value = number if isinstance(number, Decimal) else Decimal(str(number))
    if not value.is_finite():
        raise ValueError(f"«{number}» не число")
    return value


def _count(value: Decimal) -> _Count:
    if value != value.to_integral_value():
        return _Count.FRACTION
    units, tens = int(abs(value)) % 10, int(abs(value)) // 10 % 10
    if tens == 1 or units == 0 or units > 4:
        return _Count.MANY
    return _Count.ONE if units == 1 else _Count.FEW


@lru_cache(maxsize=2048)
def _noun_form(count: _Count, noun: str, case: Case) -> str:
    tokens = phrases.tokenize(noun)
    heads = phrases.find_heads(tokens)
    if not heads:
        return noun
    head = heads[0]
    if count is _Count.ONE:
        tokens_forms = phrases.inflect_head(head, case)
    else:
        tokens_forms = {word.index: _counted(word, count, case, head[-1]) for word in head}
    for index, form in tokens_forms.items():
        tokens[index] = form
    return "".join(tokens)


def _counted(word: phrases.Word, count: _Count, case: Case, noun: phrases.Word) -> str:
    """One word of the head after a number other than one."""
    if case not in (Case.NOMINATIVE, Case.ACCUSATIVE):
        if count is _Count.FRACTION:
            return word.form(Case.GENITIVE.value, "sing")
        return _plural(word, case)
    if not word.is_adjective and count is not _Count.MANY:
        return word.form(Case.GENITIVE.value, "sing")
    if word.is_adjective and count is _Count.FEW and noun.agreement == "femn":
        return word.form(Case.NOMINATIVE.value, "plur")
    return _plural(word, Case.GENITIVE)


def _plural(word: phrases.Word, case: Case) -> str:
    return COUNTED_PLURALS.get((word.spelling.lower(), case)) or word.form(case.value, "plur")
