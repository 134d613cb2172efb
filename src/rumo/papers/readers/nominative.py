"""Names back to the nominative: «Лисицыну Е.И.» is «Лисицына Е.И.».

The nominatives that the same paper gives elsewhere (agenda, list of those present) decide; then a directory of known
people; then grammar: candidates are made by reversing endings and kept when `inflect_part` gives back the form seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from rumo.papers.readers.people import spelled
from rumo.russian import lexicon
from rumo.russian.cases import OBLIQUE_CASES, Case, Gender, NamePart
from rumo.russian.name_exceptions import DEFAULT_EXCEPTIONS
from rumo.russian.names import FullName, inflect_part
from rumo.russian.surnames import surname_gender

# Endings of oblique cases and what they may have been; a candidate is checked by declining it again.
_REVERSED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("а", ("",)),
    ("у", ("", "а")),
    ("е", ("", "а", "я", "ь", "й", "о")),
    ("ом", ("", "о", "ой", "ый", "ий", "ое", "е")),
    ("ем", ("", "ь", "й", "ий", "о", "е", "ый")),
    ("ым", ("", "ый", "ой", "ий")),
    ("им", ("ий", "ой", "ый", "")),
    ("я", ("ь", "й", "я")),
    ("ю", ("ь", "й", "я")),
    ("ы", ("а",)),
    ("и", ("а", "я", "ий", "ь", "й")),
    ("ой", ("а", "ая", "ой")),
    ("ою", ("а", "ая")),
    ("ей", ("а", "я", "ая", "яя", "ей")),
    ("ую", ("ая",)),
    ("юю", ("яя",)),
    ("ого", ("ый", "ой", "ий")),
    ("его", ("ий", "ый")),
    ("ому", ("ый", "ой", "ий")),
    ("ему", ("ий", "ый")),
    ("ью", ("ь",)),
    ("ьего", ("ий",)),
    ("ьему", ("ий",)),
    ("ьим", ("ий",)),
    ("ьем", ("ий",)),
)
_VOWELS = "аеёиоуыэюя"  # no soft sign stands after them
_FLEETING = ("е", "о", "ё")


class Directory(Protocol):
    """People known beforehand, as a region's directory has them."""

    def surnames(self) -> Iterable[str]:
        """Known surnames in the nominative."""

    def find(self, surname: str, initials: str) -> Gender | None:
        """The gender of the person of this surname («Лисицына») and initials («Е.И.»); None when not known."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A name in the nominative with how sure it is: 1 where the paper itself gives it, less where grammar guessed."""

    name: FullName
    confidence: float

    @property
    def text(self) -> str:
        return spelled(self.name)


class KnownNames:
    """Nominatives of one document, and of the directory behind it."""

    def __init__(self, names: Iterable[FullName] = (), directory: Directory | None = None) -> None:
        self._names: defaultdict[tuple[str, str], list[FullName]] = defaultdict(list)
        for name in dict.fromkeys(names):
            self._names[_first_letters(name)].append(name)
        self._directory = directory
        self._surnames = {surname.lower(): surname for surname in directory.surnames()} if directory else {}

    def restore(self, seen: FullName, case: Case, gender: Gender | None = None) -> Restored:
        """`seen` stands in `case` (or in the nominative: not all decline); `gender` if the context tells it."""
        if seen.first_name and not seen.first_name.endswith("."):
            return _restore_full(seen, case)
        alike = self._names.get(_first_letters(seen), ())
        known = next((name for name in alike if _is_form(name, seen, case)), None)
        if known is not None:
            return Restored(known, 1.0)
        if case is Case.NOMINATIVE:
            return Restored(seen, 1.0)
        found = candidates(seen.surname, case, gender)
        listed = [each for each in found if self._is_listed(each[0], seen.initials, each[1])]
        if listed:
            return Restored(replace(seen, surname=listed[0][0], gender=gender), 0.98)
        if not found:
            return Restored(seen, 0.6)  # not declined by the writer, or beyond the rules
        best, one = found[0], len({surname for surname, _ in found}) == 1
        return Restored(replace(seen, surname=best[0], gender=gender), 0.9 if one else 0.75)

    def _is_listed(self, surname: str, initials: str, gender: Gender) -> bool:
        if surname.lower() not in self._surnames or self._directory is None:
            return False
        return self._directory.find(self._surnames[surname.lower()], initials) in (gender, None)


@lru_cache(maxsize=4096)
def candidates(surname: str, case: Case, gender: Gender | None = None) -> tuple[tuple[str, Gender], ...]:
    """Nominatives that decline into `surname` in `case`, the likeliest first: an ending that shows the gender it was
    declined for, then a change of ending against none, women (who are most of the teachers) before men."""
    genders = (gender,) if gender else (Gender.FEMALE, Gender.MALE)
    found = [
        (surname_seen, bearer)
        for bearer in genders
        for surname_seen in dict.fromkeys(_stems(surname))
        if inflect_part(NamePart.SURNAME, surname_seen, bearer, case, DEFAULT_EXCEPTIONS) == surname
    ]
    return tuple(sorted(found, key=lambda each: _unlikelihood(each[0], each[1], surname)))


def _unlikelihood(surname: str, gender: Gender, seen: str) -> tuple[int, bool, bool, int]:
    told = [surname_gender(part) for part in surname.split("-")]
    shown = sum(0 if each is gender else 1 if each is None else 2 for each in told)
    return shown, surname == seen, lexicon.common_noun(surname.lower()) is None, abs(len(surname) - len(seen))


def _stems(seen: str) -> Iterator[str]:
    """What the surname might have been; of a double surname each part changes or stays."""
    first, hyphen, second = seen.rpartition("-")
    if not hyphen:
        yield from _words(seen)
        return
    for left in dict.fromkeys(_words(first)):
        for right in dict.fromkeys(_words(second)):
            yield f"{left}-{right}"


def _words(seen: str) -> Iterator[str]:
    yield seen
    loud = seen.isupper() and len(seen) > 1
    lower = seen.lower()
    for ending, before in _REVERSED:
        if not lower.endswith(ending):
            continue
        stem = seen[: len(seen) - len(ending)]
        for each in before:
            if each == "ь" and stem[-1:].lower() in _VOWELS:
                continue
            yield stem + (each.upper() if loud else each)
            if each in ("", "ь", "й"):
                yield from _with_vowel(stem, each)


def _with_vowel(stem: str, ending: str) -> Iterator[str]:
    """«Зайц» → «Заец», «Заяц»; «Орл» → «Орел»; «Пальц» → «Палец»: the vowel that flees in oblique cases."""
    if len(stem) < 2:
        return
    head, last = stem[:-1], stem[-1]
    for vowel in _FLEETING:
        yield f"{head}{vowel}{last}{ending}"
        if head[-1] in "ьй":
            yield f"{head[:-1]}{vowel}{last}{ending}"
    if head[-1] in "ьй":
        yield f"{head[:-1]}я{last}{ending}"
    if last == "ь":
        yield f"{head}ей"


def _first_letters(name: FullName) -> tuple[str, str]:
    """Of the surname and of the first name: no case changes them."""
    return _folded(name.surname[:1]), _folded(name.first_name[:1])


def _is_form(known: FullName, seen: FullName, case: Case) -> bool:
    """`known` gives `seen` in `case`, or undeclined, or in any case: a slip in the case is still that person."""
    if not _same_initials(known, seen):
        return False
    if _folded(known.surname) == _folded(seen.surname):
        return True
    genders = (known.gender,) if known.gender else (Gender.FEMALE, Gender.MALE)
    cases = (case, *(each for each in OBLIQUE_CASES if each is not case)) if case is not Case.NOMINATIVE else ()
    return any(
        _folded(inflect_part(NamePart.SURNAME, known.surname, gender, each, DEFAULT_EXCEPTIONS))
        == _folded(seen.surname)
        for each in cases
        for gender in genders
    )


def _same_initials(one: FullName, other: FullName) -> bool:
    first, second = one.initials.replace("Ё", "Е"), other.initials.replace("Ё", "Е")
    return first == second or (bool(first and second) and (first.startswith(second) or second.startswith(first)))


def _folded(surname: str) -> str:
    return surname.lower().replace("ё", "е")


def _restore_full(seen: FullName, case: Case) -> Restored:
    """«Лисицыну Елену Ивановну»: the patronymic tells the gender, each part is turned back by itself."""
    if case is Case.NOMINATIVE or seen.gender is None:
        return Restored(seen, 1.0 if case is Case.NOMINATIVE else 0.6)
    surname = _part(NamePart.SURNAME, seen.surname, seen.gender, case)
    first = _part(NamePart.FIRST_NAME, seen.first_name, seen.gender, case)
    father = _part(NamePart.PATRONYMIC, seen.patronymic, seen.gender, case)
    return Restored(FullName(surname, first, father, seen.gender), 0.95)


def _part(part: NamePart, written: str, gender: Gender, case: Case) -> str:
    """One part of a full name in the nominative; as written where no rule leads back."""
    found = [
        each
        for each in dict.fromkeys(_stems(written))
        if inflect_part(part, each, gender, case, DEFAULT_EXCEPTIONS) == written
    ]

    def unlikelihood(each: str) -> tuple[bool | int, ...]:
        if part is NamePart.SURNAME:
            return _unlikelihood(each, gender, written)
        unheard = part is NamePart.FIRST_NAME and not _is_first_name(each, gender)
        return unheard, each == written, len(each)

    return min(found, key=unlikelihood, default=written)


def _is_first_name(word: str, gender: Gender) -> bool:
    """A first name of the dictionary, in the nominative."""
    known = any(parse.is_known and {"Name", "nomn"} <= parse.tag.grammemes for parse in lexicon.parses(word.lower()))
    return known and lexicon.first_name_gender(word) in (gender, None)
