"""What is known of a material and of an expert when they are brought together. Plain rows without a database behind.

Keys are primary keys of the records; names are as pages show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """An organization somebody works at on the day."""

    organization: int
    name: str
    municipality: int | None = None
    municipality_name: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declared conflict with a material, a person or an organization; exactly one is set."""

    reason: str
    submission: int | None = None
    person: int | None = None
    organization: int | None = None


@dataclass(frozen=True, slots=True)
class AuthorFacts:
    """`person` is None when the author is known by name alone."""

    person: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Material:
    """A material in a round; `due_on` is the day a review asked for today would be due.

    `places` are of its authors and its own; `lineage` the material with those it was carried over from; `asked` says
    of experts already in this round how they stand; `seen_by` are experts who reviewed it in earlier rounds;
    `declared` is what authors who are experts themselves declared.
    """

    round: int
    submission: int
    association: int
    title: str
    kind: str
    kind_name: str
    due_on: date
    authors: tuple[AuthorFacts, ...] = ()
    places: tuple[Place, ...] = ()
    lineage: frozenset[int] = frozenset()
    sender: int | None = None
    subject: int | None = None
    subject_name: str = ""
    level: str = ""
    level_name: str = ""
    same_municipality: bool = False
    asked: Mapping[int, str] = field(default_factory=dict)
    seen_by: frozenset[int] = frozenset()
    declared: tuple[Declaration, ...] = ()

    @property
    def people(self) -> frozenset[int]:
        """The authors whom the directory knows."""
        return frozenset(author.person for author in self.authors if author.person is not None)


@dataclass(frozen=True, slots=True)
class Competence:
    """What an expert may judge; None and an empty string mean any."""

    subject: int | None = None
    level: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expert of the register.

    `absences` are first and last days; `together` maps a person to the material they wrote together; `open_reviews`
    counts those proposed, sent and in work.
    """

    expert: int
    person: int
    association: int
    name: str
    full_name: str
    valid_from: date
    valid_to: date | None = None
    limit: int = 5
    open_reviews: int = 0
    competences: tuple[Competence, ...] = ()
    places: tuple[Place, ...] = ()
    absences: tuple[tuple[date, date], ...] = ()
    declared: tuple[Declaration, ...] = ()
    together: Mapping[int, str] = field(default_factory=dict)

    @property
    def free_places(self) -> int:
        return max(0, self.limit - self.open_reviews)


@dataclass(frozen=True, slots=True)
class Field:
    """Materials by the key of their round and experts by their key, both in the order of the keys."""

    day: date
    materials: Mapping[int, Material]
    candidates: Mapping[int, Candidate]
