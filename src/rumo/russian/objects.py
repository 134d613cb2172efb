"""What a decision approved, named by itself: «положение о базе» of «Утвердить положение о базе».

The object of a verb stands in the accusative, which differs from the nominative only in feminine words in «-у», «-ю»
and in their adjectives (and in living beings, which nobody approves).
"""

from __future__ import annotations

import re

from rumo.russian import lexicon

_VERB = re.compile(
    r"(?:\d+(?:\.\d+)*[.)]?\s+)?(?:утвердить|утверждается|принять|одобрить|согласовать)\s+(?:прилагаем\w+\s+)?(?=[\w«])",
    re.IGNORECASE,
)
_PART = re.compile(r"[А-Яа-яЁё-]+|[^А-Яа-яЁё-]+")
_ACCUSATIVE = frozenset({"accs", "femn", "sing"})
_WORDS = ("NOUN", "ADJF", "PRTF")


def approved_thing(decision: str) -> str:
    """«Программа форума» of «Утвердить программу форума»; a decision that begins otherwise is given back as it is."""
    begun = _VERB.match(decision)
    if begun is None:
        return decision
    named = _nominative(decision[begun.end() :])
    return named[:1].upper() + named[1:]


def _nominative(phrase: str) -> str:
    """The phrase with its first noun, the adjectives before it, and what «и» joins to it in the nominative."""
    parts = _PART.findall(phrase)
    is_open = True  # adjectives and a noun may still come
    for place, word in enumerate(parts):
        if is_open and word.strip():
            parts[place], kind = _form(word)
            is_open = kind in ("ADJF", "PRTF")
            if not kind:
                break
        elif word == "и":
            is_open = _joins(parts[place + 1 :])
    return "".join(parts)


def _joins(rest: list[str]) -> bool:
    """The word after «и» is rather an object too: «программу и смету»."""
    word = next((each for each in rest if each.strip()), "")
    return "accs" in lexicon.parses(word.lower())[0].tag.grammemes


def _form(word: str) -> tuple[str, str]:
    """The word in the nominative and its part of speech; «» for what is neither a noun nor an adjective."""
    readings = [each for each in lexicon.parses(word.lower()) if each.tag.POS in _WORDS]
    for each in readings:
        if each.tag.grammemes >= _ACCUSATIVE and "nomn" not in each.tag.grammemes:
            form = each.inflect({"nomn", "sing"})
            if form is not None:
                return lexicon.restore_letters(word, form.word), str(each.tag.POS)
    return (word, str(readings[0].tag.POS)) if readings else (word, "")
