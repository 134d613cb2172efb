"""Names in running text: where they stand, and lists of people with their posts, in any layout seen in old papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rumo.russian import lexicon
from rumo.russian.names import FullName, guess_gender

_WORD = r"(?:[А-ЯЁ][а-яё’']+|[А-ЯЁ]{2,})"
_SURNAME = rf"{_WORD}(?:-(?:{_WORD}|[а-яё]+))*"
_LETTER = r"[А-ЯЁ](?:\.-[А-ЯЁ])?"
_INITIALS = rf"{_LETTER}\.\s?(?:{_LETTER}(?:\.|(?![\w.])))?"
_GIVEN = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:вич|ич|вн|ичн|иничн)(?:а|у|е|ем|ом|ы|ой)?(?:\s(?:оглы|кызы))?"

_NAME = re.compile(
    rf"(?<![\w«\-])(?:"
    rf"(?P<full>{_SURNAME})\s(?P<given>{_GIVEN})\s(?P<father>{_PATRONYMIC})(?!\w)"
    rf"|(?P<last>{_SURNAME})(?P<gap>\s*)(?P<after>{_INITIALS})(?!\w)"
    rf"|(?P<before>{_INITIALS})\s*(?P<first>{_SURNAME})(?!\w)"
    rf")"
)
# What every name has: an initial or a patronymic. Found many times faster than the name itself.
_MAY_NAME = re.compile(r"[А-ЯЁ](?:\.|[а-яё]+(?:ич|вн))")
# Words in front of «И.О. Фамилия» that look like a surname before initials: «Председатель А.П. Ветрова».
_ROLES = re.compile(
    r"(?:со)?председат|секретар|зам(?:естител)?|докладч|содокладч|директор|методист|ректор|проректор|начальник|заведующ"
    r"|руководител|специалист|эксперт|учител|педагог|слуша|выступ|высказ|голосова|ответствен|исполнител|приглаш|присутств"
    r"|отсутств|член|от$|г$|ул$|им$|имени$|министр|декан|доцент|профессор|консультант|координатор|модератор|ведущ"
)
_NAMED_AFTER = re.compile(r"(?:\bимени|\bим\.|\bпамяти|\bул\.|\bулица)\s*$", re.IGNORECASE)
_EDGES = " \t\n,;:–—-"
_BLANKS = re.compile(r"\s+")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.$")  # «… 2024 г..»: the stop of the sentence after that of the abbreviation
_LAST_INITIAL = re.compile(r"(?<!\w)[А-ЯЁ]\.$")
_LEADING_STOP = re.compile(r"^\.\s+")
_DANGLING_AND = re.compile(r"[,;]?\s+(?:и|а также)$")
_SOLE_ABBREVIATION = re.compile(r"\b(?:г|гг|др|пр|т\.\s?[дпе]|н|им|ул|обл|р|с|п|чел)\.$")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: its parts as written (in whatever case) and the letters it takes."""

    name: FullName
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of a list: the name as written, the post beside it («» when there is none), the letters of the name."""

    name: FullName
    post: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def find_names(text: str) -> tuple[Named, ...]:
    """All names of people in a text. Those that a school or a street bears are left out («имени А.П. Чехова»).

    Remembered, for each part of a paper asks the same line whether it names anybody.
    """
    return tuple(_names(text)) if _MAY_NAME.search(text) else ()


def names_anybody(text: str) -> bool:
    return bool(find_names(text))


def _names(text: str) -> Iterator[Named]:
    position = 0
    while found := _NAME.search(text, position):
        position = found.end()
        if found["last"] and _is_no_surname(text, found):
            position = found.start("after")
            continue
        if _NAMED_AFTER.search(text[: found.start()]):
            continue
        yield Named(_parts(found), found.start(), found.end())


def _is_no_surname(text: str, found: re.Match[str]) -> bool:
    """«Председатель А.П. Ветрова», «ИРО А.П. Ветрова»: the initials are of the word after them; «ИРО.» has none."""
    if _ROLES.match(found["last"].lower()):
        return True
    has_surname_after = re.match(r"\s*[А-ЯЁ][а-яё]", text[found.end() :]) is not None
    if found["last"].isupper():
        return not found["gap"] or has_surname_after
    return has_surname_after and _is_common_word(found["last"])


def _is_common_word(word: str) -> bool:
    """«Поручить А.П. Ветровой»: a word of the dictionary that nobody bears as a surname."""
    readings = lexicon.parses(word.lower())
    return readings[0].is_known and not any("Surn" in reading.tag or "Name" in reading.tag for reading in readings)


def first_name(text: str) -> Named | None:
    """The name that the text begins with, marks of opening apart."""
    named = next(iter(find_names(text)), None)
    return named if named is not None and not text[: named.start].strip(" \t–—-:«(") else None


def people_of(text: str) -> list[Mention]:
    """A list of people: «Фамилия И.О., должность; …», «И.О. Фамилия – должность», «Фамилия И.О. (должность)», or with
    the posts in front: «директор центра Фамилия И.О.». What stands between two names belongs to one of them."""
    names = find_names(text)
    if not names:
        return []
    ends = [*(each.start for each in names[1:]), len(text)]
    after = [text[each.end : end] for each, end in zip(names, ends, strict=True)]
    lead = clean_post(text[: names[0].start])
    if lead and not after[-1].strip(" .,;)"):
        posts = [lead, *(clean_post(each) for each in after[:-1])]
    else:
        posts = [clean_post(each) for each in after]
    return [Mention(each.name, post, each.start, each.end) for each, post in zip(names, posts, strict=True)]


def clean_post(text: str) -> str:
    """A post without the marks that part it from a name: «– директор центра;» → «директор центра»."""
    post = text.strip(_EDGES)
    post = _LEADING_STOP.sub("", post)
    if post.startswith("(") and post.rstrip(" .;,").endswith(")") and post.find(")") == len(post.rstrip(" .;,")) - 1:
        post = post.rstrip(" .;,")[1:-1]
    elif post.count(")") > post.count("("):
        post = post.replace(")", "", 1)
    post = post.strip(_EDGES)
    if post in {"и", "а также", "."}:
        return ""
    post = _DANGLING_AND.sub("", post)
    return trimmed(post)


def trimmed(text: str) -> str:
    """Without the stop at the end of a sentence; the stop of an abbreviation («2024 г.», «А.П.») stays."""
    text = _BLANKS.sub(" ", text).strip().rstrip(",;").rstrip()
    if not text.endswith("."):
        return text
    text = _TWO_STOPS.sub(".", text)
    if text.endswith("..") or _SOLE_ABBREVIATION.search(text) or _LAST_INITIAL.search(text):
        return text
    return text[:-1].rstrip()


def spelled(name: FullName) -> str:
    """«Фамилия И.О.» or the name in full, with a plain blank."""
    if name.first_name and not name.first_name.endswith("."):
        return name.full
    return " ".join(part for part in (name.surname, name.initials) if part)


def _parts(found: re.Match[str]) -> FullName:
    if found["full"]:
        gender = guess_gender(patronymic=found["father"])
        return FullName(_calm(found["full"]), found["given"], found["father"], gender)
    surname = found["last"] or found["first"]
    letters = re.findall(_LETTER, found["after"] or found["before"])
    first, second = (*(f"{letter}." for letter in letters), "", "")[:2]
    return FullName(_calm(surname), first, second)


def _calm(surname: str) -> str:
    """«ВЕТРОВА» → «Ветрова»: capitals in a paper are loudness, not spelling."""
    return "-".join(part.capitalize() for part in surname.split("-")) if surname.isupper() else surname
