"""Full names of people: printing with initials, reading, declension, gender.

>>> FullName("Тюленева", "Анна", "Лукинична").inflect(Case.ACCUSATIVE).full
'Тюленеву Анну Лукиничну'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rumo.russian import given_names, lexicon, surnames
from rumo.russian.cases import Case, Gender, NamePart
from rumo.russian.name_exceptions import DEFAULT_EXCEPTIONS, NameExceptions
from rumo.russian.typography import NBSP

CAPITAL = "[А-ЯЁ]"
INITIAL = rf"{CAPITAL}[а-яё]?\.(?:-{CAPITAL}\.)?"
PARTICLES = frozenset(["де", "фон", "ван", "да", "ди", "дер", "ла", "ле", "аль", "эль", "оглы", "кызы"])

INITIALS_LAST = re.compile(rf"^(?P<surname>.+?)\s+(?P<first>{INITIAL}|{CAPITAL})\s*(?P<second>{INITIAL}|{CAPITAL})?$")
INITIALS_FIRST = re.compile(rf"^(?P<first>{INITIAL})\s*(?P<second>{INITIAL})?\s*(?P<surname>.+)$")
WORD = re.compile(rf"^{CAPITAL}[А-ЯЁа-яё’'-]*$")

MALE_PATRONYMIC = re.compile(r"ич(?:а|у|е|ем|ом)?$")
FEMALE_PATRONYMIC = re.compile(r"(?:[оеё]вн|ичн|инишн)(?:а|ы|е|у|ой)$")
TURKIC_SON = re.compile(r"(?:оглы|оглу|углы|улы|уулу)$")
TURKIC_DAUGHTER = re.compile(r"(?:кызы|кизи|гызы)$")

DECLINE = {
    NamePart.SURNAME: surnames.decline_surname,
    NamePart.FIRST_NAME: given_names.decline_first_name,
    NamePart.PATRONYMIC: given_names.decline_patronymic,
}
KEPT_FIRST_WORDS = {
    NamePart.SURNAME: surnames.FIRST_PARTS_KEPT,
    NamePart.FIRST_NAME: given_names.FIRST_PARTS_KEPT,
    NamePart.PATRONYMIC: frozenset[str](),
}


@dataclass(frozen=True)
class FullName:
    """A person's name in one case. Parts may be whole («Елена») or initials («Е.»); only the surname is a must."""

    surname: str
    first_name: str = ""
    patronymic: str = ""
    gender: Gender | None = None

    @property
    def full(self) -> str:
        """«Тюленева Анна Лукинична»"""
        return " ".join(part for part in (self.surname, self.first_name, self.patronymic) if part)

    @property
    def initials(self) -> str:
        """«Е.И.», «А.-М.И.» for Анна-Мария, empty without a first name."""
        return _initial(self.first_name) + _initial(self.patronymic)

    @property
    def surname_initials(self) -> str:
        """«Тюленева А.Л.», as lists and «СЛУШАЛИ» print it, with a no-break space."""
        return NBSP.join(part for part in (self.surname, self.initials) if part)

    @property
    def initials_surname(self) -> str:
        """«А.Л. Тюленева», as signatures print it, with a no-break space."""
        return NBSP.join(part for part in (self.initials, self.surname) if part)

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Alphabetical order of papers: ё stands as е, capitals and hyphens do not matter."""
        return _collate(self.surname), _collate(self.first_name), _collate(self.patronymic)

    def inflect(self, case: Case, exceptions: NameExceptions = DEFAULT_EXCEPTIONS) -> FullName:
        """All parts in `case`; the name must stand in the nominative. Initials stay as they are."""
        gender = self.gender or guess_gender(self.surname, self.first_name, self.patronymic)
        return FullName(
            surname=inflect_part(NamePart.SURNAME, self.surname, gender, case, exceptions),
            first_name=inflect_part(NamePart.FIRST_NAME, self.first_name, gender, case, exceptions),
            patronymic=inflect_part(NamePart.PATRONYMIC, self.patronymic, gender, case, exceptions),
            gender=self.gender,
        )


def guess_gender(surname: str = "", first_name: str = "", patronymic: str = "") -> Gender | None:
    """Gender told by the patronymic, else by the first name, else by a surname that only one gender bears."""
    father = patronymic.lower()
    if MALE_PATRONYMIC.search(father) or TURKIC_SON.search(father):
        return Gender.MALE
    if FEMALE_PATRONYMIC.search(father) or TURKIC_DAUGHTER.search(father):
        return Gender.FEMALE
    if first_name and not _is_initial(first_name):
        known = {lexicon.first_name_gender(name) for name in re.split(r"[-\s]+", first_name) if name} - {None}
        if len(known) == 1:
            return known.pop()
    return surnames.surname_gender(surname)


def parse_name(text: str) -> FullName | None:
    """Split «Тюленеву А.Л.», «А. Л.Тюленева» or «Тюленева Анна Лукинична» into parts; the case is kept as written.

    None when the text is not a name with a surname. Gender is told by the patronymic only.
    """
    line = re.sub(r"\s+", " ", text.replace(NBSP, " ")).strip(" ,;:")
    for pattern in (INITIALS_FIRST, INITIALS_LAST):
        match = pattern.match(line)
        if match and _is_surname(match["surname"]):
            return FullName(match["surname"], _dotted(match["first"]), _dotted(match["second"] or ""))
    return _parse_words(line.split(" "))


def inflect_person(
    name_text: str, case: Case, gender: Gender | None = None, exceptions: NameExceptions = DEFAULT_EXCEPTIONS
) -> str:
    """«Тюленева А.Л.» → «Тюленеву А.Л.»: the name in `case`, laid out as it came; not a name comes back unchanged."""
    name = parse_name(name_text)
    if name is None:
        return name_text
    known = FullName(name.surname, name.first_name, name.patronymic, gender or name.gender)
    inflected = known.inflect(case, exceptions)
    if not _is_initial(name.first_name):
        return inflected.full
    surname_first = name_text.lstrip().startswith(name.surname.split(" ")[0])
    return inflected.surname_initials if surname_first else inflected.initials_surname


@lru_cache(maxsize=8192)
def inflect_part(part: NamePart, text: str, gender: Gender | None, case: Case, exceptions: NameExceptions) -> str:
    """One part of a name in `case`, double names word by word; initials and particles stay."""
    if case is Case.NOMINATIVE or _is_initial(text):
        return text
    ready = exceptions.form(part, text, gender, case)
    if ready is not None:
        return ready.upper() if text.isupper() else ready
    if part is NamePart.PATRONYMIC and given_names.TURKIC_PATRONYMIC.search(text.lower()):
        return text
    pieces = re.split(r"([-\s]+)", text)
    keeps_first = pieces[-1].lower() in given_names.LAST_PARTS_KEEPING and part is NamePart.FIRST_NAME
    for index in range(0, len(pieces), 2):
        is_first = index < len(pieces) - 1
        if is_first and (keeps_first or pieces[index].lower() in KEPT_FIRST_WORDS[part]):
            continue
        pieces[index] = _inflect_word(part, pieces[index], gender, case, exceptions)
    return "".join(pieces)


def _inflect_word(part: NamePart, word: str, gender: Gender | None, case: Case, exceptions: NameExceptions) -> str:
    if not word.isalpha() or word in PARTICLES:
        return word
    ready = exceptions.form(part, word, gender, case)
    if ready is not None:
        return ready.upper() if word.isupper() else ready
    return DECLINE[part](word, gender, case)


def _parse_words(words: list[str]) -> FullName | None:
    """Surname, first name, patronymic in the order of papers; «Анна Лукинична Тюленева» is turned round."""
    if len(words) == 4 and words[3].lower() in ("оглы", "кызы", "улы", "гызы"):
        words = [*words[:2], " ".join(words[2:])]
    if not 1 <= len(words) <= 3 or not all(WORD.match(word.split(" ")[0]) for word in words):
        return None
    if len(words) > 1 and _patronymic_gender(words[1]) is not None:
        if len(words) == 2:
            return None
        words = [words[2], words[0], words[1]]
    surname, first_name, patronymic = (*words, "", "")[:3]
    return FullName(surname, first_name, patronymic, _patronymic_gender(patronymic))


def _patronymic_gender(word: str) -> Gender | None:
    return guess_gender(patronymic=word)


def _is_surname(text: str) -> bool:
    words = text.split(" ")
    return len(words) <= 3 and all(WORD.match(word) or word in PARTICLES for word in words) and len(text) > 1


def _is_initial(text: str) -> bool:
    return len(text) <= 1 or text.endswith(".")


def _initial(name: str) -> str:
    """«Е.» of «Елена» or «Е», «А.-М.» of «Анна-Мария»; initials come back as they are."""
    if not name or name.endswith("."):
        return name
    return "-".join(f"{piece[0].upper()}." for piece in name.split("-") if piece)


def _dotted(initial: str) -> str:
    return initial if not initial or initial.endswith(".") else f"{initial}."


def _collate(text: str) -> str:
    return text.lower().replace("ё", "е").replace("-", " ")
