"""СЛУШАЛИ: who was heard and about what.

Names stand in the accusative, in the genitive («информацию Лисицыной Е.И.») or in the nominative («выступила …»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rumo.papers.people import Participant
from rumo.papers.readers.minutes import words
from rumo.papers.readers.minutes.bodies import nominative_post
from rumo.papers.readers.minutes.sentences import sentence_end
from rumo.papers.readers.nominative import KnownNames
from rumo.papers.readers.people import find_names, people_of, trimmed
from rumo.russian.cases import Case, Gender
from rumo.russian.names import FullName, guess_gender

_ABOUT = re.compile(
    r"(?<![\w])(?:о|об|обо|по\s+(?:данному\s+)?вопрос\w+|по\s+теме|на\s+тему|с\s+(?:\w+\s+)?(?:информаци|доклад|отч[её]т|сообщени|"
    r"предложени|выступлени|презентаци)\w*|котор(?:ая|ый|ые|ую|ого))\s",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(r"^котор(?:ая|ый|ые|ую|ого)\s+", re.IGNORECASE)
_TOPIC = re.compile(r"(?<!\w)(?:об?|обо)\s", re.IGNORECASE)
_INFORMATION = re.compile(
    r"^(?:информацию|доклад|сообщение|отч[её]т|выступление|презентацию|предложение)\s+(?=(?:[а-яё][^.]{0,120}?\s)?[А-ЯЁ])"
)
_TOLD = re.compile(
    r"\(\s*(?:выступ\w+|доклад\w+|доложил\w*)\s*[:–—-]?\s*(?P<who>[^()]*(?:\([^()]*\)[^()]*)*)\)", re.IGNORECASE
)
_ITEM_TOPIC = re.compile(r"^(?:вопрос|информацию|сообщение|доклад)\s+(?=об?\s|обо\s)", re.IGNORECASE)
_NAME_AND_FATHER = re.compile(r"(?<!\w)(?P<first>[А-ЯЁ][а-яё]+)\s+(?P<father>[А-ЯЁ][а-яё]+(?:вна|вич|ична|ич))(?!\w)")
_SHE_DID = re.compile(
    r"(?<!\w)(?:остановила|рассказала|представила|отметила|сообщила|познакомила|проинформировала|подвела)(?:сь)?(?!\w)"
)
_HE_DID = re.compile(
    r"(?<!\w)(?:остановился|рассказал|представил|отметил|сообщил|познакомил|проинформировал|подв[её]л)(?!\w)"
)


_A_VERB = 40  # letters: «которая рассказала о …» says no more than its topic


@dataclass(slots=True)
class Hearing:
    """`about` follows the names; `text` is what else the paragraph says; `confidence` that of the least sure name."""

    people: list[Participant] = field(default_factory=list)
    about: str = ""
    text_start: int = 0
    confidence: float = 1.0


def read_hearing(text: str, verb: str, known: KnownNames, following: str = "") -> Hearing:
    """`text` is what stands after the caption, `verb` the caption's word; `following` the next row, which may tell
    whether the speaker is a woman. `text_start` counts from the beginning of `text`."""
    told = _TOLD.match(text)
    if told:
        return _told(text, told, known)
    case = _case(verb)
    start = 0
    if information := _INFORMATION.match(text):
        named = next(iter(find_names(text[: sentence_end(text)])), None)
        topic = _ABOUT.search(text)
        if named and (topic is None or named.start < topic.start()):
            case, start = Case.GENITIVE, information.end()
    end = sentence_end(text)
    head_end, hearing = _people(text, start, end, case, known, f"{text} {following}")
    about = text[head_end:end]
    lead = len(about) - len(about.lstrip(" ,:–—-"))
    about = about[lead:]
    if not hearing.people:
        about = about[found.end() :] if (found := _ITEM_TOPIC.match(about)) else about
    hearing.text_start = end
    if who := _WHO_SAID.match(about):
        said = _TOPIC.search(about)
        is_short = said is not None and said.start() - who.end() < _A_VERB
        hearing.text_start = end if is_short else head_end + lead + who.end()
        about = about[said.start() :] if said else ""
    hearing.about = trimmed(about)
    return hearing


def context_gender(name: FullName, context: str) -> Gender | None:
    """«Елена Ивановна остановилась …» tells of «Е.И.»; failing that, a verb in the past beside no other name."""
    for found in _NAME_AND_FATHER.finditer(context):
        if found["first"][0] == name.first_name[:1] and found["father"][0] == name.patronymic[:1]:
            return guess_gender(patronymic=found["father"])
    if len(find_names(context)) != 1:
        return None
    she, he = _SHE_DID.search(context), _HE_DID.search(context)
    if bool(she) == bool(he):
        return None
    return Gender.FEMALE if she else Gender.MALE


def _case(verb: str) -> Case:
    return Case.ACCUSATIVE if re.match(r"(?:за|вы)?слушал|рассмотр", verb.lower()) or not verb else Case.NOMINATIVE


def _told(text: str, told: re.Match[str], known: KnownNames) -> Hearing:
    """«слушали (выступила Фамилия И.О.) о …»"""
    hearing = Hearing()
    _add(hearing, told["who"], Case.NOMINATIVE, known, "")
    rest = text[told.end() :]
    end = sentence_end(rest)
    about = rest[:end].strip(" ,:–—-")
    hearing.about, hearing.text_start = trimmed(about), told.end() + end
    return hearing


def _people(text: str, start: int, end: int, case: Case, known: KnownNames, context: str) -> tuple[int, Hearing]:
    """Names from `start` on, and where they end: at «о», «с информацией», a dash, or the end of the sentence."""
    hearing = Hearing()
    names = [each for each in find_names(text[:end]) if each.start >= start]
    if not names or not _may_lead(text[start : names[0].start]):
        return start, hearing
    about = _ABOUT.search(text, names[0].end, end)
    dashed = re.compile(r"\s[–—-]\s+(?=[«а-яёО])").search(text, names[0].end, end)
    head_end = min(about.start() if about else end, dashed.start() if dashed and not about else end)
    _add(hearing, text[start:head_end].rstrip(" ,–—-:."), case, known, context)
    return head_end, hearing


def _may_lead(lead: str) -> bool:
    """Nothing, or a post before the first name («директора центра Лисицыну Е.И.»); a topic does not lead."""
    return not lead.strip(" –—-:") or (_ABOUT.search(lead) is None and len(lead) < 120 and not lead[:1].isupper())


def _add(hearing: Hearing, text: str, case: Case, known: KnownNames, context: str) -> None:
    for mention in people_of(text):
        restored = known.restore(mention.name, case, context_gender(mention.name, context) if context else None)
        post, sure = nominative_post(mention.post, case)
        hearing.people.append(Participant(restored.text, post))
        hearing.confidence = min(hearing.confidence, restored.confidence, sure)


def caption(text: str) -> tuple[re.Match[str] | None, str]:
    """The caption that a row of hearing begins with, and its verb."""
    for pattern in (words.HEARD, words.BY_QUESTION, words.REPORTED):
        if found := pattern.match(text):
            return found, found["verb"] or ""
    return None, ""
