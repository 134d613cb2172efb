"""Names of bodies back to the nominative and out of capitals: «ЗАСЕДАНИЯ РЕГИОНАЛЬНОГО ОБЪЕДИНЕНИЯ … КРАЯ»."""

from __future__ import annotations

import re
from typing import Any

from rumo.russian import lexicon
from rumo.russian.cases import Case
from rumo.russian.posts import inflect_phrase, inflect_post

_WORD = re.compile(r"[А-ЯЁа-яёA-Za-z]+(?:-[А-ЯЁа-яёA-Za-z]+)*")
_PLACE = re.compile(
    r"^(?:кра[йяюе]м?|област[ьи]ю?|округ\w{0,2}|район\w{0,2}|республик\w{1,2}|город\w{0,2}|муниципалитет\w{0,2})$"
)
_PARTICIPLE = re.compile(r"(?:заведующ|управляющ)", re.IGNORECASE)  # posts by their sense
_UNDECLINED = frozenset(("ADJF", "PRTF"))


def calm(text: str, mixed: str = "") -> str:
    """Text in capitals in small letters, as `mixed` (text of the same paper that is not loud) spells it where it has
    the same words; else abbreviations and names of places keep their capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(letter.isupper() for letter in letters) < 0.8 * len(letters):
        return text
    squeezed = re.sub(r"\s+", " ", mixed)
    at = squeezed.lower().find(text.lower())
    if at >= 0:
        return squeezed[at : at + len(text)]
    found = list(_WORD.finditer(text))
    words = [_calm_word(each[0], found[n + 1][0] if n + 1 < len(found) else "") for n, each in enumerate(found)]
    for each, word in zip(reversed(found), reversed(words), strict=True):
        quoted = text[each.start() - 1 : each.start()] in {"«", '"'}
        text = text[: each.start()] + (word[:1].upper() + word[1:] if quoted else word) + text[each.end() :]
    return text


def nominative_body(text: str) -> tuple[str, float]:
    """«регионального методического объединения …» in the nominative, with the confidence. An abbreviation stays."""
    return _nominative(text, Case.GENITIVE, is_post=False)


def nominative_post(text: str, case: Case) -> tuple[str, float]:
    """«проректора по науке» (accusative) → «проректор по науке»."""
    return _nominative(text, case, is_post=True)


def _nominative(text: str, case: Case, *, is_post: bool) -> tuple[str, float]:
    inflect = inflect_post if is_post else inflect_phrase
    if case is Case.NOMINATIVE or not text:
        return text, 1.0
    for lead in reversed(range(4)):  # «городского» is an adjective first, though a noun too
        candidate = _turned(text, case, lead, is_post=is_post)
        if candidate is not None and inflect(candidate, case) == text:
            return candidate, 1.0
    if inflect(text, case) == text:
        return text, 0.9  # an abbreviation, or a head that does not change
    first = next((found for lead in range(4) if (found := _turned(text, case, lead, is_post=is_post))), None)
    return first or text, 0.7


def _turned(text: str, case: Case, lead: int, *, is_post: bool) -> str | None:
    """The text with its head noun (after `lead` adjectives) and the adjectives before it in the nominative."""
    found = list(_WORD.finditer(text))[: lead + 1]
    if len(found) <= lead:
        return None
    noun = _reading(found[-1][0], case, "NOUN", is_person=is_post)
    if noun is None:
        return None
    number = "plur" if "plur" in noun.tag else "sing"
    agreement = {"plur"} if number == "plur" else {"sing", str(noun.tag.gender)}
    forms = []
    for each in found[:-1]:
        adjective = _reading(each[0], case, "ADJF", agreement, is_person=is_post)
        turned = adjective.inflect({Case.NOMINATIVE.value, *agreement}) if adjective else None
        if turned is None:
            return None
        forms.append(str(turned.word))
    head = noun.inflect({Case.NOMINATIVE.value, number})
    if head is None:
        return None
    forms.append(str(head.word))
    for each, form in zip(reversed(found), reversed(forms), strict=True):
        text = text[: each.start()] + lexicon.restore_letters(each[0], form) + text[each.end() :]
    return text


def _reading(
    word: str, case: Case, kind: str, agreement: set[str] | None = None, *, is_person: bool = False
) -> Any | None:
    is_adjective = kind == "ADJF" or (is_person and _PARTICIPLE.match(word) is not None)
    kinds = _UNDECLINED if is_adjective else {kind}
    fitting = [
        parse
        for parse in lexicon.parses(word.lower())
        if kinds & parse.tag.grammemes
        and case.value in parse.tag
        and (agreement is None or agreement <= parse.tag.grammemes)
        and "Abbr" not in parse.tag
    ]
    if kind == "NOUN":
        fitting.sort(key=lambda parse: ("sing" not in parse.tag, is_person and "anim" not in parse.tag))
    return fitting[0] if fitting else None


def _calm_word(word: str, following: str) -> str:
    lower = word.lower()
    reading = lexicon.parses(lower)[0]
    if "Abbr" in reading.tag or (not reading.is_known and not re.search(r"[аеёиоуыэюя].*[аеёиоуыэюя]", lower[:-2])):
        return word
    if "Geox" in reading.tag or (_PLACE.match(following.lower()) and reading.tag.POS == "ADJF"):
        return "-".join(part.capitalize() for part in lower.split("-"))
    return lower
