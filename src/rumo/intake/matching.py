"""Who of the directory a name in an old paper is, and which association a paper speaks of.

A name matches by surname and initials; the surname may stand in another case or be spelled with a slip. Only one sure
candidate is proposed as the answer, otherwise the person who admits the paper chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rumo.directory.models import Association, Person
from rumo.directory.queries import fold
from rumo.russian.cases import Case, NamePart
from rumo.russian.name_exceptions import DEFAULT_EXCEPTIONS
from rumo.russian.names import FullName, inflect_part, parse_name

SURE = 0.9
_LEAST = 0.75
_MOST = 5
# A full name that agrees counts for more than initials, a declined surname for less than the nominative.
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
    given = _given_score(seen, person.full_name)
    return given * _surname_score(seen.surname, person) if given else 0.0


def _given_score(seen: FullName, known: FullName) -> float:
    """Do the first name and the patronymic agree: in full, in any case, or by initials."""
    pairs = [(seen.first_name, known.first_name), (seen.patronymic, known.patronymic)]
    given = [(one, other) for one, other in pairs if one and other]
    if not all(fold(one)[:1] == fold(other)[:1] for one, other in given):
        return 0.0
    written_out = [(one, other) for one, other in given if not one.endswith(".") and not other.endswith(".")]
    if written_out:
        return min(_ratio(one, other) for one, other in written_out)
    return 1.0 if len(given) == len(pairs) else _ONE_INITIAL


def _surname_score(seen: str, person: Person) -> float:
    """The nominative, another case, or a likeness of spelling to one of the two."""
    if fold(seen) == fold(person.surname):
        return 1.0
    alike = _ratio(seen, person.surname)
    if alike < _LEAST - 0.15:
        return 0.0
    gender = person.full_name.gender
    for case in Case:
        if fold(inflect_part(NamePart.SURNAME, person.surname, gender, case, DEFAULT_EXCEPTIONS)) == fold(seen):
            return _DECLINED
    # A slip of the pen never counts as sure: «Иванова» and «Ивакова» may be two people.
    return min(alike, SURE - 0.01)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def match_association(body: str, associations: Iterable[Association]) -> Association | None:
    """The association whose present or former name is likest to `body`; None when none is like it."""
    said = fold(body)
    if not said:
        return None
    scored = [
        (max(SequenceMatcher(None, said, fold(name)).ratio() for name in _names(each)), each) for each in associations
    ]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _BODY_LEAST else None


def _names(association: Association) -> list[str]:
    former = [(name.full_name, name.short_name) for name in association.former_names.all()]
    pairs = [(association.full_name, association.short_name), *former]
    return [name for pair in pairs for name in pair if name]
