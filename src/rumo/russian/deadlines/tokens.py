"""Words, numbers, dates and marks of a phrase, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from rumo.russian.deadlines.vocabulary import DOTTED, NUMBER_OF, mend

LETTERS = "а-яёіa-z\u0306\u0308"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN_VALUES = {numeral: value for value, numeral in enumerate(ROMAN, start=1)}
# Cyrillic and Greek letters that stand in for Roman numerals.
ROMAN_TWINS = str.maketrans({"І": "i", "Х": "x", "Ι": "i", "Ⅰ": "i"})
ORDINAL_ENDING = "(?:го|ое|ый|ой|ая|ья|ье|ий|ти|ми|му|ом|ем|е|й|я|х|и|м|ю)"

# Words that plans put in brackets to say that they may be left out.
OPTIONAL = frozenset({"всего", "работы"})

PATTERN = re.compile(
    rf"""
    (?P<iso>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9]))
    | (?P<date>[0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]))
    | (?P<time>[0-9]{{1,2}}(?:[:][0-9]{{2}}|\.(?:00|30))(?!\.?[0-9]))
    | (?P<day>[0-9]{{1,2}}\.(?:0[1-9]|1[0-2])(?![0-9])(?:\.(?![0-9]))?)
    | [«"“„]\s?(?P<quoted>[0-9]{{1,2}})\s?[»"”“]
    | (?P<number>[0-9]+)(?:\s?-\s?{ORDINAL_ENDING}(?![{LETTERS}])|{ORDINAL_ENDING}(?![{LETTERS}-]))?
    | (?P<roman>(?:[IVXІХΙ]+|[ivx]+))(?:-?{ORDINAL_ENDING})?(?![{LETTERS}])
    | (?P<word>[{LETTERS}]+)
    | (?P<dash>[-–—−‒‑])
    | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Kind(Enum):
    WORD = auto()
    NUMBER = auto()
    DATE = auto()
    TIME = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """`word` is normal: lower case, «е» for «ё», «-» for any dash, small slips mended.

    `number` is the value of a number, in digits, in words or Roman; `date` is (day, month, year or None).
    """

    kind: Kind
    word: str
    start: int
    end: int
    number: int | None = None
    date: tuple[int, int, int | None] | None = None


def tokenize(text: str) -> tuple[Token, ...]:
    """All of the text except its spaces; a full stop after an abbreviation belongs to it («г.», «янв.»)."""
    tokens: list[Token] = []
    for match in PATTERN.finditer(text):
        token = _token(match)
        last = tokens[-1] if tokens else None
        if token.word == "." and last and last.word in DOTTED and last.end == token.start:
            tokens[-1] = Token(last.kind, last.word, last.start, token.end, last.number)
        else:
            tokens.append(token)
    return _without_optional_brackets(tokens)


def _without_optional_brackets(tokens: list[Token]) -> tuple[Token, ...]:
    """«в течение (всего) года», «с планами (работы) секций»: a word that may be left out reads as if it stood bare."""
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        inside = tokens[at + 1].word if token.word == "(" and at + 2 < len(tokens) else ""
        closed = inside in OPTIONAL and tokens[at + 2].word == ")"
        closes = token.word == ")" and at >= 2 and tokens[at - 2].word == "(" and tokens[at - 1].word in OPTIONAL
        if not closed and not closes:
            kept.append(token)
    return tuple(kept)


def _token(match: re.Match[str]) -> Token:
    group = match.lastgroup or "mark"
    written = match[group]
    start, end = match.span()
    if group in ("iso", "date", "day"):
        return Token(Kind.DATE, written, start, end, date=_date(written))
    if group in ("number", "quoted"):
        return Token(Kind.NUMBER, written, start, end, number=int(written) if len(written) <= 4 else None)
    if group == "roman":
        numeral = written.upper().translate(ROMAN_TWINS).lower()
        if numeral in ROMAN_VALUES:
            return Token(Kind.NUMBER, numeral, start, end, number=ROMAN_VALUES[numeral])
        group = "word"
    if group == "word":
        word = mend(unicodedata.normalize("NFC", written).lower().replace("ё", "е"))
        return Token(Kind.WORD, word, start, end, number=NUMBER_OF.get(word))
    if group == "dash":
        return Token(Kind.MARK, "-", start, end)
    return Token(Kind.TIME if group == "time" else Kind.MARK, written, start, end)


def _date(written: str) -> tuple[int, int, int | None]:
    if "-" in written:
        iso_year, iso_month, iso_day = map(int, written.split("-"))
        return iso_day, iso_month, iso_year
    day, month, *years = (digits for digits in written.split(".") if digits)
    if not years:
        return int(day), int(month), None
    return int(day), int(month), int(years[0]) if len(years[0]) > 2 else 2000 + int(years[0])
