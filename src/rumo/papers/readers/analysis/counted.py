"""The noun that a number counts: «120 дополнительных профессиональных программ» → «дополнительные профессиональные
программы»; before the number in «молодых педагогов (43)», «Количество участников – 110»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from rumo.russian import lexicon

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+(?:-[A-Za-zА-Яа-яЁё]+)*")
_NEXT = re.compile(
    r"[ \t\u00a0]*(?:(?:вновь|ещё|еще|также|самых|наиболее"
    r"|лучших\s+и)\s+)?(?P<word>[A-Za-zА-Яа-яЁё]+(?:-[A-Za-zА-Яа-яЁё]+)*)(?P<stop>\.(?=\s*[а-яё]))?"
)
_SHORT = re.compile(r"^[а-яё]{2,6}$")
_ABBREVIATION = re.compile(r"^[А-ЯЁA-Z][а-яё]?[А-ЯЁA-Z]+(?:-[а-яё]+|[а-яё]{1,2})?$|^[А-ЯЁ]{2,}$")
_YEAR_WORD = re.compile(r"^(?:гг|год\w{0,3}|лет)$", re.IGNORECASE)
# Participles that are nouns in schools.
_PEOPLE = re.compile(r"^(?:обучающ|учащ|заведующ|управляющ)\w+$", re.IGNORECASE)
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
_BY = re.compile(r"(?:\s+(?:почти|около|примерно|более\s+чем|уже))?(?:\s+(?:на|в))?\s*", re.IGNORECASE)
_QUANTITY = re.compile(
    r"^(?:количеств\w*|числ[оа]м?|численност\w*|дол[яи]|процент|охват\w*|объ[её]м\w*|показател\w*)$", re.IGNORECASE
)
_NO_NOUN = frozenset(
    {"г", "гг", "год", "года", "году", "годы", "лет", "раз", "раза", "и", "а", "с", "к", "о", "у", "м", "п"}
)
# Where the dictionary gives a plural of another sense first.
_PLURALS = {"учители": "учителя"}
# The forms of a noun after a number, the likeliest first.
_LIKELY = {
    "one": (("nomn", "sing"), ("accs", "sing")),
    "": (
        ("gent", "plur"),
        ("gent", "sing"),
        ("nomn", "sing"),
        ("nomn", "plur"),
        ("datv", "plur"),
        ("ablt", "plur"),
        ("loct", "plur"),
    ),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: `of` in the nominative, `phrase` as printed and the letters it takes."""

    of: str
    phrase: str
    start: int
    end: int


def counted_after(text: str, position: int, value: Decimal | None = None) -> Counted | None:
    """The noun right after a number, with its adjectives. It must agree with `value`: in «6 педагогического типа» the
    noun is another one."""
    words: list[re.Match[str]] = []
    at = position
    while (found := _NEXT.match(text, at)) and len(words) < 6:
        word = found["word"]
        if word.lower() in _NO_NOUN:
            return None
        words.append(found)
        noun = _noun(word, is_last=True, agreement=_agreement(value))
        if noun is not None and (_PEOPLE.match(word) or not _is_adjective_here(text, found)):
            return _phrase(text, words, noun, single=value == 1)
        if not (_is_adjective(word) or (found["stop"] and _SHORT.match(word))):
            return None
        at = found.end()
    return None


def follows(text: str, position: int, *, strictly: bool = False) -> bool:
    """A counted noun stands after the number: in the genitive («школы 5 педагогов»). `strictly`: genitive plural
    alone."""
    counted = counted_after(text, position)
    if counted is None or text[position : position + 1] not in {" ", "\u00a0"}:
        return False
    last = counted.phrase.split()[-1]
    if _ABBREVIATION.match(last):
        return not strictly
    tags = [parse.tag for parse in lexicon.parses(last.lower()) if "NOUN" in parse.tag]
    return any("gent" in tag and ("plur" in tag or not strictly) for tag in tags)


def counted_before(text: str, start: int, end: int, *, last: bool = False) -> Counted | None:
    """The noun that a number at `end` counts, in the letters from `start`: after «количество», else the first noun in
    the nominative, else the first at all; the last such noun if `last`."""
    groups = _groups(text, start, end)
    quantity = next((n for n, group in enumerate(groups) if _QUANTITY.match(group.noun)), None)
    if quantity is not None:
        after = [group for group in groups[quantity + 1 :] if not group.governed]
        if after:
            return after[0].counted(text)
        groups = groups[:quantity] or groups[quantity : quantity + 1]
    chosen = [group for group in groups if group.nominative and not group.governed] or groups
    return chosen[-1 if last else 0].counted(text) if chosen else None


def grown_before(text: str, start: int, end: int) -> Counted | None:
    """The noun in the genitive plural right before «на» or «в» of a growth: «школ на 3 больше»; None when another word
    stands there."""
    groups = _groups(text, start, end)
    last = groups[-1] if groups else None
    if last is None or last.governed or not _BY.fullmatch(text, last.words[-1].end(), end):
        return None
    tags = [parse.tag for parse in lexicon.parses(last.noun.lower())]
    is_genitive = any("NOUN" in tag and {"gent", "plur"} <= tag.grammemes for tag in tags)
    return last.counted(text) if is_genitive or _PEOPLE.match(last.noun) else None


@dataclass(frozen=True, slots=True)
class _Group:
    """Adjectives and their noun in running text."""

    words: tuple[re.Match[str], ...]
    parse: Parse | None
    governed: bool

    @property
    def noun(self) -> str:
        return self.words[-1][0]

    @property
    def nominative(self) -> bool:
        parses = lexicon.parses(self.noun.lower())
        if self.parse is None:
            return False
        if len(self.words) > 1:
            leading = lexicon.parses(self.words[0][0].lower())[0].tag
            return "nomn" in leading or "accs" in leading
        return "nomn" in parses[0].tag or "accs" in parses[0].tag

    def counted(self, text: str) -> Counted:
        start, end = self.words[0].start(), self.words[-1].end()
        of = " ".join(_forms([word[0] for word in self.words], self.parse, single=False))
        return Counted(of, text[start:end], start, end)


def _groups(text: str, start: int, end: int) -> list[_Group]:
    found: list[_Group] = []
    adjectives: list[re.Match[str]] = []
    governed = False
    for word in _WORD.finditer(text, start, end):
        spelled = word[0]
        if adjectives and text[adjectives[-1].end() : word.start()].strip() not in {"", ","}:
            adjectives = []
        if len(spelled) == 1 or _YEAR_WORD.match(spelled):
            governed = spelled.lower() in {"в", "с", "к", "о", "у"}
            continue
        tag = lexicon.parses(spelled.lower())[0].tag
        noun = _noun(spelled, is_last=False)
        if "PREP" in tag and len(spelled) < 6:
            governed, adjectives = True, []
        elif _is_adjective(spelled) and not (noun is not None and adjectives == [] and "NOUN" in tag):
            adjectives.append(word)
        elif noun is not None or _ABBREVIATION.match(spelled):
            found.append(_Group((*adjectives, word), noun, governed))
            adjectives, governed = [], False
        else:
            governed, adjectives = False, []
    return found


def _agreement(value: Decimal | None) -> str:
    """«one» of 21, «many» of 5 to 20 and so on; "" of what takes the genitive singular or is not known."""
    if value is None or value != value.to_integral_value():
        return ""
    units, tens = int(value) % 10, int(value) // 10 % 10
    if tens != 1 and units == 1:
        return "one"
    return "many" if tens == 1 or units == 0 or units > 4 else ""


def _phrase(text: str, words: list[re.Match[str]], noun: Parse | str, *, single: bool) -> Counted:
    spelled = [f"{word['word']}{word['stop'] or ''}" for word in words[:-1]] + [words[-1]["word"]]
    parse = None if isinstance(noun, str) else noun
    start, end = words[0].start("word"), words[-1].end("word")
    return Counted(" ".join(_forms(spelled, parse, single)), text[start:end], start, end)


def _forms(words: list[str], noun: Parse | None, single: bool) -> list[str]:
    """The words in the nominative; those that do not change stay as printed."""
    if noun is None:
        return [
            *(_plural_adjective(word) for word in words[:-1]),
            words[-1].split("-")[0] if "-" in words[-1] else words[-1],
        ]
    grammemes = {"nomn", "sing"} if single or "Sgtm" in noun.tag else {"nomn", "plur"}
    form = noun.inflect(grammemes) or noun.inflect({"nomn"})
    nominative = _PLURALS.get(str(form.word), str(form.word)) if form else ""
    head = lexicon.restore_letters(words[-1], nominative) if form else words[-1]
    agreement = grammemes if "plur" in grammemes else {"nomn", "sing", str(noun.tag.gender or "masc")}
    return [*(_adjective(word, agreement) for word in words[:-1]), head]


def _plural_adjective(word: str) -> str:
    return _adjective(word, {"nomn", "plur"})


def _adjective(word: str, grammemes: set[str]) -> str:
    parse = next((each for each in lexicon.parses(word.lower()) if each.tag.POS in _ADJECTIVES), None)
    form = parse.inflect(grammemes) if parse else None
    return lexicon.restore_letters(word, str(form.word)) if form else word


def _is_adjective_here(text: str, found: re.Match[str]) -> bool:
    """«рабочих», «учебных»: a noun too, but an adjective where a noun follows that agrees with it."""
    if not _is_adjective(found["word"]):
        return False
    after = _NEXT.match(text, found.end())
    return after is not None and (_noun(after["word"], is_last=True) is not None or _is_adjective(after["word"]))


@lru_cache(maxsize=4096)
def _is_adjective(word: str) -> bool:
    parses = lexicon.parses(word.lower())
    best = max((each.score for each in parses if each.tag.POS in _ADJECTIVES), default=0)
    return best > 0 and best >= max((each.score for each in parses if each.tag.POS not in _ADJECTIVES), default=0) / 4


@lru_cache(maxsize=4096)
def _noun(word: str, *, is_last: bool, agreement: str = "") -> Parse | str | None:
    """The reading of a word as a noun, the word itself for an abbreviation, None for other words and for a noun that
    cannot stand after a number of that `agreement`."""
    if _ABBREVIATION.match(word):
        return word if is_last else None
    parses = lexicon.parses(word.lower())
    if _PEOPLE.match(word):
        return next((each for each in parses if each.tag.POS in _ADJECTIVES or "NOUN" in each.tag), None)
    nouns = [each for each in parses if "NOUN" in each.tag and not each.tag.grammemes & _PROPER]
    if not nouns or parses[0].tag.POS in {"PREP", "CONJ", "PRCL", "VERB", "INFN", "NPRO", "ADVB", "PRTS"}:
        return None
    if agreement == "many":
        nouns = [each for each in nouns if "plur" in each.tag]
    likely = _LIKELY["one"] if agreement == "one" else _LIKELY[""]
    order = {form: n for n, form in enumerate(likely)}
    if not nouns:
        return None
    return min(nouns, key=lambda each: (order.get((str(each.tag.case), str(each.tag.number)), 9), -each.score))
