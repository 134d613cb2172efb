"""The head of a Russian noun phrase: the words that change when the phrase is put into a case.

«региональное учебно-методическое объединение в системе общего образования» changes in its head noun and
the adjectives that agree with it; what depends on the head (a genitive, a preposition with its noun, a
quoted name, an abbreviation) stays as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rumo.russian import lexicon
from rumo.russian.cases import Case

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

TOKEN = re.compile(r"«[^»]*»?|\"[^\"]*\"?|\([^)]*\)?|[,;]|[^\s«\"(,;]+|\s+")
SEPARATORS = frozenset({",", ";", "и", "/", "–", "—", "-"})
PERSONAL_NAMES = frozenset({"Name", "Surn", "Patr"})
ADJECTIVES = frozenset({"ADJF", "PRTF"})
# «пресс-секретарь»: the first part never changes, though as a word of its own it would.
KEPT_PREFIXES = frozenset(
    ["пресс", "вице", "экс", "интернет", "бизнес", "медиа", "веб", "онлайн", "контр", "обер", "блок", "мастер"]
)
# These govern a genitive that follows, so nothing behind them changes: «зам. директора», «и. о. ректора».
GENITIVE_PREFIXES = frozenset(["зам.", "пом.", "и.о.", "и.", "вр.", "вр.и.о.", "врио", "врид"])


@dataclass(frozen=True)
class Word:
    """One changing word: its place among the tokens and its reading; two readings for «учитель-логопед»."""

    index: int
    spelling: str
    readings: tuple[Parse, ...]

    @property
    def tag(self) -> frozenset[str]:
        """Grammemes of the word (of its first part, if it has two)."""
        grammemes: frozenset[str] = self.readings[0].tag.grammemes
        return grammemes

    @property
    def is_adjective(self) -> bool:
        return bool(self.tag & ADJECTIVES)

    @property
    def agreement(self) -> str:
        """What an adjective must share with its noun: «plur», or the gender in the singular."""
        if "plur" in self.tag:
            return "plur"
        return next((gender for gender in ("masc", "femn", "neut", "ms-f") if gender in self.tag), "")

    def form(self, *grammemes: str) -> str:
        """The word with these grammemes, its capitals kept; as written when it has no such form."""
        spellings = self.spelling.split("-") if len(self.readings) > 1 else [self.spelling]
        forms = []
        for spelling, reading in zip(spellings, self.readings, strict=True):
            inflected = reading.inflect(set(grammemes))
            forms.append(lexicon.restore_letters(spelling, inflected.word) if inflected else spelling)
        return "-".join(forms)


Head = tuple[Word, ...]
"""Agreeing adjectives and the noun, in this order; or one adjective used as a noun («заведующий»)."""


def tokenize(phrase: str) -> list[str]:
    """Words, commas, spaces, and quoted or bracketed pieces whole; joined they give `phrase` back."""
    return TOKEN.findall(phrase)


def find_heads(tokens: list[str], prefers_people: bool = False) -> list[Head]:
    """The head at the start, then the heads after commas and «и» («кандидат наук, доцент»).

    A later head must be a person in the nominative singular: anything else after a comma may as well
    continue the genitives before it («отдел воспитания, образования и детства»).
    """
    heads: list[Head] = []
    is_shouting = "".join(tokens).isupper()
    for start in _starts(tokens):
        if heads and start <= heads[-1][-1].index:
            continue
        head = _chain(tokens, _skip_prefixes(tokens, start), None, (prefers_people or start > 0, is_shouting))
        if head is not None and (start == 0 or _is_person(head[-1])):
            heads.append(head)
    return heads


def inflect_head(head: Head, case: Case, is_person: bool = False) -> dict[int, str]:
    """Forms of the head's words in `case`, by the index of their tokens.

    `is_person`: a masculine noun takes the accusative of the living whatever the dictionary says.
    """
    noun = head[-1]
    is_animate = is_person or "anim" in noun.tag
    forms = {}
    for word in head:
        grammemes: tuple[str, ...] = (case.value,)
        if case is Case.ACCUSATIVE and noun.agreement in ("masc", "plur"):
            if word.is_adjective:
                grammemes = (case.value, "anim" if is_animate else "inan")
            elif is_person:
                grammemes = (Case.GENITIVE.value,)
        forms[word.index] = word.form(*grammemes)
    return forms


def _starts(tokens: list[str]) -> list[int]:
    after_separators = [index + 1 for index, token in enumerate(tokens) if token in SEPARATORS]
    return [0, *after_separators]


def _skip_prefixes(tokens: list[str], index: int) -> int:
    """Pass over spaces, «гл.», «1» and adverbs («временно исполняющий»); the end when nothing will change."""
    while index < len(tokens):
        token = tokens[index]
        if token.lower() in GENITIVE_PREFIXES:
            return len(tokens)
        is_prefix = token.isspace() or token.endswith(".") or token[0].isdigit()
        if not is_prefix and not (token.isalpha() and "ADVB" in lexicon.parses(token.lower())[0].tag):
            break
        index += 1
    return index


def _chain(tokens: list[str], index: int, agreement: str | None, mode: tuple[bool, bool]) -> Head | None:
    """Adjectives and their noun from `index` on, all agreeing; None when no noun closes the chain.

    `mode`: whether people are preferred, and whether the whole phrase is in capitals.
    """
    prefers_people, is_shouting = mode
    if index >= len(tokens) or not _may_change(tokens[index], is_shouting):
        return None
    words = [word for word in _nominatives(index, tokens[index], prefers_people) if _agrees(word, agreement)]
    adjectives = {word.agreement: word for word in reversed(words) if word.is_adjective}
    for adjective in adjectives.values():
        for following in _next_words(tokens, index):
            rest = _chain(tokens, following, adjective.agreement, mode)
            if rest is not None:
                return adjective, *rest
    nouns = [word for word in words if not word.is_adjective]
    return next(((word,) for word in [*nouns, *adjectives.values()]), None)


def _next_words(tokens: list[str], index: int) -> list[int]:
    """The next word, and the one behind it when that is «и» («методическое и научное объединение»)."""
    following = [place for place in range(index + 1, len(tokens)) if not tokens[place].isspace()]
    return following[1:2] if following and tokens[following[0]] == "и" else following[:1]


def _may_change(token: str, is_shouting: bool) -> bool:
    is_abbreviation = not is_shouting and len(token) > 1 and token.isupper()
    return not is_abbreviation and all(piece.isalpha() for piece in token.split("-"))


def _agrees(word: Word, agreement: str | None) -> bool:
    if agreement is None:
        return True
    if _is_rather_genitive(word):
        return False
    return word.agreement == agreement or (word.agreement == "ms-f" and agreement in ("masc", "femn"))


def _is_rather_genitive(word: Word) -> bool:
    """A word out of the dictionary after an adjective: «ведущая вебинара» leads a вебинар, not a вебинара."""
    if word.readings[0].is_known or "-" in word.spelling:
        return False
    return any("gent" in reading.tag for reading in lexicon.parses(word.spelling.lower()))


def _is_person(word: Word) -> bool:
    return "sing" in word.tag and ("anim" in word.tag or word.is_adjective)


@lru_cache(maxsize=2048)
def _nominatives(index: int, token: str, prefers_people: bool) -> tuple[Word, ...]:
    """Readings of the token in the nominative: singular before plural, known words only in the plural."""
    pair = _compound(index, token)
    if pair is not None:
        return (pair,)
    readings = [
        reading
        for reading in lexicon.parses(token.lower())
        if "nomn" in reading.tag
        and reading.tag.POS in ADJECTIVES | {"NOUN"}
        and not reading.tag.grammemes & PERSONAL_NAMES
        and ("sing" in reading.tag or reading.is_known)
    ]
    readings.sort(key=lambda reading: ("plur" in reading.tag, prefers_people and "anim" not in reading.tag))
    return tuple(Word(index, token, (reading,)) for reading in readings)


def _compound(index: int, token: str) -> Word | None:
    """«учитель-логопед», where both parts are nouns that change."""
    pieces = token.lower().split("-")
    if len(pieces) != 2 or pieces[0] in KEPT_PREFIXES:
        return None
    nouns = [lexicon.common_noun(piece) for piece in pieces]
    first, second = nouns
    return Word(index, token, (first, second)) if first is not None and second is not None else None
