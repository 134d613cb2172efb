"""Numbers of a text in digits and in words: «12 300», «10,5», «5 тысяч», «17-и», «двадцать пять», «девяти»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from rumo.papers.readers.analysis.counted import counted_after
from rumo.papers.readers.analysis.masks import masks_of
from rumo.russian import lexicon
from rumo.russian.number_words import FROM_THREE, HUNDREDS, TENS

_DIGITS = re.compile(
    r"(?<![\w])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])|\d+)(?:[.,]\d+(?![.,]?\d))?"
    r"(?P<suffix>-(?:и|ти|х|ех|ёх|мя|ми|м|ю|ух))?(?![A-Za-zА-ЯЁ\d])"
)
_SCALE = re.compile(
    r"[\s\u00a0]*(?P<word>тыс(?:\.|яч[аиуей]?(?:ми|м|х|ам|ах)?)?|млн\.?|миллион\w*|млрд\.?|миллиард\w*)(?![а-яё])",
    re.IGNORECASE,
)
_SCALES = (
    ("тыс", 1_000),
    ("млн", 1_000_000),
    ("миллион", 1_000_000),
    ("млрд", 1_000_000_000),
    ("миллиард", 1_000_000_000),
)
_WORD = re.compile(r"(?<![\w-])[а-яё]+(?![\w-])", re.IGNORECASE)
_COLLECTIVE = {2: "двое", 3: "трое", 4: "четверо", 5: "пятеро", 6: "шестеро", 7: "семеро"}
_ONE = frozenset({"один", "одна", "одно", "одну"})
_NO_ONE = re.compile(r"(?<!\w)(?:не|ни|ещ[её]|как|в|на|с|из|за|тоже|и|по)\s+$", re.IGNORECASE)
_MAX_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the letters it takes, «тысяч» included. `sign` is a plus or minus printed before it."""

    value: Decimal
    start: int
    end: int
    sign: str = ""


def numerals_of(text: str) -> list[Numeral]:
    """Every number of a text that is a figure, in order."""
    taken = [(mask.start, mask.end) for mask in masks_of(text)]
    found = [
        each for each in (*_in_digits(text), *_in_words(text))
        if not any(each.start < end and start < each.end for start, end in taken)
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.start)


def _in_digits(text: str) -> Iterator[Numeral]:
    position = 0
    while found := _DIGITS.search(text, position):
        printed = re.sub(r"[\s\u00a0\u202f]", "", found[0].split("-")[0]).replace(",", ".")
        position = found.end()
        if len(printed) > _MAX_DIGITS:
            continue
        value, end = _scaled(text, Decimal(printed), found.end())
        position = end
        yield Numeral(value, found.start(), end, _sign(text, found.start()))


def _scaled(text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
    """«5 тысяч», «600 тыс.», «2,5 млн»."""
    found = _SCALE.match(text, end)
    if found is None:
        return value, end
    word = found["word"].lower()
    return value * next(size for name, size in _SCALES if word.startswith(name)), found.end()


def _sign(text: str, start: int) -> str:
    """A sign touching the number, at the beginning of a bracket or after a blank: «(+7,2 %)», «(−5 %)»."""
    before = text[max(0, start - 2) : start]
    if before.endswith("+"):
        return "+"
    return "-" if re.search(r"\($|^$", before[:-1]) and before[-1:] in {"-", "−", "–"} else ""


def _in_words(text: str) -> Iterator[Numeral]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        length, value = _longest(text, words[at:])
        if length and not _is_pronoun(text, words[at], length):
            start, end = words[at].start(), words[at + length - 1].end()
            yield Numeral(Decimal(value), start, end)
        at += length or 1


def _longest(text: str, words: Sequence[re.Match[str]]) -> tuple[int, int]:
    """How many words make a number, and its value: each part smaller than the one before, «тысяч» multiplies."""
    total = part = length = 0
    smallest = 1_000
    for n, word in enumerate(words[:8]):
        if n and text[words[n - 1].end() : word.start()].strip(" \u00a0"):
            break
        spelled = word[0].lower().replace("ё", "е")
        value = cardinals().get(spelled)
        if value is not None and _order(value) < smallest:
            part, length, smallest = part + value, n + 1, _order(value)
        elif n and spelled.startswith("тысяч") and part and not total:
            total, part, length, smallest = part * 1_000, 0, n + 1, 1_000
        else:
            break
    return length, total + part


def _order(value: int) -> int:
    """100 of «двести», 10 of «двадцать», 1 of «пятнадцать»: what may still follow is smaller."""
    return 100 if value >= 100 else 10 if value >= 20 else 1


def _is_pronoun(text: str, word: re.Match[str], length: int) -> bool:
    """«один из», «одна и та же», «ни один» are no numbers; «одна практика» is. Forms of «один» in other cases mostly
    are pronouns too and are left alone."""
    if length > 1 or cardinals().get(word[0].lower().replace("ё", "е")) != 1:
        return False
    if word[0].lower() not in _ONE or _NO_ONE.search(text[: word.start()]):
        return True
    return counted_after(text, word.end(), Decimal(1)) is None


@cache
def cardinals() -> dict[str, int]:
    """Every form of a simple numeral in words, ё as е, and its value."""
    values = dict(enumerate(("один", "два", *FROM_THREE), start=1))
    values |= {20 + 10 * n: word for n, word in enumerate(TENS)}
    values |= {100 * n: word for n, word in enumerate(HUNDREDS, start=1)}
    forms = {"одна": 1, "одно": 1, "одну": 1, "две": 2}
    for value, word in (*values.items(), *_COLLECTIVE.items()):
        parse = next((each for each in lexicon.parses(word) if "NUMR" in each.tag or value == 1), None)
        for form in parse.lexeme if parse else ():
            forms.setdefault(str(form.word).replace("ё", "е"), value)
    return {
        form: value for form, value in forms.items() if form not in {"семью", "сот", "одни", "стам", "стами", "стах"}
    }
