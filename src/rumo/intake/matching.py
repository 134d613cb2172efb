"""Who of the directory a name in an old paper is, and which association a paper speaks of.

A name matches by surname and initials; the surname may stand in another case or be spelled with a slip. Only one sure
candidate is proposed as the answer, otherwise the person who admits the paper chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from rumo.directory.models import Association, Organization, Person
from rumo.directory.queries import fold
from rumo.russian.cases import Case, Gender, NamePart
from rumo.russian.name_exceptions import DEFAULT_EXCEPTIONS
from rumo.russian.names import FullName, inflect_part, parse_name

B = TypeVar("B", Association, Organization)

SURE = 0.9
_LEAST = 0.75
_MOST = 5
# Surnames of so few common letters are not even declined to see whether they are one.
_LEAST_ALIKE = 0.5
_DECLINED = 0.95
_ONE_INITIAL = 0.9
_BODY_LEAST = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """`score` from 0 to 1; 1 is the very name."""

    person: Person
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the paper with those it may be, the likeliest first."""

    name: str
    candidates: tuple[Candidate, ...]

    @property
    def proposed(self) -> Person | None:
        """The only sure candidate; None when nobody is sure, or two are."""
        sure = [each for each in self.candidates if each.score >= SURE]
        best = [each for each in sure if each.score == sure[0].score]
        return best[0].person if len(best) == 1 else None


def match_people(names: Iterable[str], people: Sequence[Person]) -> list[Match]:
    """A match for each name, in their order."""
    by_letter: dict[str, list[Person]] = {}
    for person in people:
        by_letter.setdefault(fold(person.surname)[:1], []).append(person)
    return [_match(name, by_letter) for name in names]


def _match(name: str, by_letter: dict[str, list[Person]]) -> Match:
    seen = parse_name(name)
    if seen is None:
        return Match(name, ())
    alike = [Candidate(person, _score(seen, person)) for person in by_letter.get(fold(seen.surname)[:1], ())]
    likely = sorted((each for each in alike if each.score >= _LEAST), key=lambda each: -each.score)
    return Match(name, tuple(likely[:_MOST]))


def _score(seen: FullName, person: Person) -> float:
    """As sure as the least sure of its parts; nothing when the initials differ."""
    known = person.full_name
    given = [
        (NamePart.FIRST_NAME, seen.first_name, known.first_name),
        (NamePart.PATRONYMIC, seen.patronymic, known.patronymic),
    ]
    told = [each for each in given if each[1] and each[2]]
    if not all(fold(written)[:1] == fold(name)[:1] for _part, written, name in told):
        return 0.0
    whole = [each for each in told if not each[1].endswith(".") and not each[2].endswith(".")]
    parts = [(NamePart.SURNAME, seen.surname, known.surname), *whole]
    return min(
        [_part_score(*each, known.gender) for each in parts] + ([] if len(told) == len(given) else [_ONE_INITIAL])
    )


def _part_score(part: NamePart, written: str, name: str, gender: Gender | None) -> float:
    """The nominative, another case, or a likeness of spelling."""
    if fold(written) == fold(name):
        return 1.0
    alike = _ratio(written, name)
    if alike < _LEAST_ALIKE:
        return 0.0
    if any(fold(inflect_part(part, name, gender, case, DEFAULT_EXCEPTIONS)) == fold(written) for case in Case):
        return _DECLINED
    # A slip of the pen never counts as sure: «Иванова» and «Ивакова» may be two people.
    return min(alike, SURE - 0.01)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def match_association(body: str, associations: Iterable[Association]) -> Association | None:
    """The association whose present or former name is likest to `body`; None when none is like it."""
    return _likest(body, associations)


def match_organization(name: str, organizations: Iterable[Organization]) -> Organization | None:
    """The organization that is called so now or was before; None when none is."""
    return _likest(name, organizations)


def _likest(said: str, bodies: Iterable[B]) -> B | None:
    words = fold(said)
    if not words:
        return None
    scored = [(max(SequenceMatcher(None, words, fold(name)).ratio() for name in _names(each)), each) for each in bodies]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _BODY_LEAST else None


def _names(body: Association | Organization) -> list[str]:
    former = [(name.full_name, name.short_name) for name in body.former_names.all()]
    pairs = [(body.full_name, body.short_name), *former]
    return [name for pair in pairs for name in pair if name]
