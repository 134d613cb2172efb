"""What was decided about each name of a paper: a person of the directory, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rumo.directory.models import Person
from rumo.intake.enums import PaperKind
from rumo.intake.matching import Match, match_people
from rumo.intake.models import IncomingPaper
from rumo.intake.named import names_of
from rumo.papers.json import paper_from_json
from rumo.russian.names import guess_gender, parse_name

NEW = "new"
# A plan keeps whoever is not found as words; minutes and orders cannot.
_MAY_STAY_WORDS = frozenset({PaperKind.PLAN})


@dataclass(frozen=True, slots=True)
class Choice:
    """`person` is a key of the directory, `is_new` asks to create `full_name` of `gender`; neither: not decided."""

    name: str
    person: int | None = None
    is_new: bool = False
    full_name: str = ""
    gender: str = ""

    @property
    def is_decided(self) -> bool:
        return self.person is not None or (self.is_new and bool(self.gender))

    def to_json(self) -> dict[str, Any]:
        if self.person is not None:
            return {"person": self.person}
        return {NEW: self.is_new, "full_name": self.full_name, "gender": self.gender}


def choices_of(paper: IncomingPaper, people: Iterable[Person]) -> list[tuple[Choice, Match]]:
    """For each name of the paper what was chosen, else what is proposed; with all candidates.

    Somebody with no candidate at all is proposed as new, where the paper cannot do without.
    """
    if not paper.is_readable:
        return []
    listed = list(people)
    known = {person.pk for person in listed}
    matches = match_people(names_of(paper_from_json(paper.data)), listed)
    creates = not may_stay_words(paper)
    return [(_chosen(paper.people.get(match.name), match, known, creates), match) for match in matches]


def may_stay_words(paper: IncomingPaper) -> bool:
    """May a name be left without a person of the directory."""
    return paper.kind in _MAY_STAY_WORDS


def _chosen(stored: Mapping[str, Any] | None, match: Match, known: set[int], creates: bool) -> Choice:
    if stored and stored.get("person") in known:
        return Choice(match.name, person=stored["person"])
    if stored and NEW in stored:
        return Choice(match.name, None, bool(stored[NEW]), stored["full_name"], stored["gender"])
    if match.proposed is not None:
        return Choice(match.name, person=match.proposed.pk)
    return Choice(match.name, None, creates and not match.candidates, match.name, gender_of(match.name))


def gender_of(name: str) -> str:
    """«f» or «m» where the name tells it, else an empty string."""
    parsed = parse_name(name)
    told = guess_gender(parsed.surname, parsed.first_name, parsed.patronymic) if parsed else None
    return told.value if told else ""
