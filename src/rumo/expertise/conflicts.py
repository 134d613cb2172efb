"""What keeps an expert from a material, worked out before anybody is invited. Pure: facts in, reasons out.

The kinds are those the regulations of the associations name (author, co-author, colleague, supervisor); the same
municipality counts where the track says so (⚙). «Supervisor» and the like are what experts declare.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from django.utils.translation import gettext as _

from rumo.expertise.matching.facts import Candidate, Declaration, Material
from rumo.russian.dates import short_date


class ConflictKind(Enum):
    AUTHOR = auto()
    CO_AUTHOR = auto()
    DECLARED = auto()
    WROTE_TOGETHER = auto()
    ORGANIZATION = auto()
    MUNICIPALITY = auto()
    ASKED = auto()
    POWERS = auto()
    ABSENT = auto()
    FULL = auto()


# The others only say that the expert cannot be asked now.
_OF_INTERESTS = frozenset(
    {
        ConflictKind.AUTHOR,
        ConflictKind.CO_AUTHOR,
        ConflictKind.DECLARED,
        ConflictKind.WROTE_TOGETHER,
        ConflictKind.ORGANIZATION,
        ConflictKind.MUNICIPALITY,
    }
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """`reason` is a Russian phrase («та же организация»), `fact` what it rests on («МБОУ СОШ № 5»)."""

    kind: ConflictKind
    reason: str
    fact: str = ""

    def __str__(self) -> str:
        return f"{self.reason}: {self.fact}" if self.fact else self.reason

    @property
    def is_of_interests(self) -> bool:
        return self.kind in _OF_INTERESTS


def conflicts_between(material: Material, candidate: Candidate, day: date) -> list[Conflict]:
    """Everything that keeps the expert from the material on `day`, the weightiest first; empty: may be asked."""
    return [*interests_between(material, candidate), *_hindrances(material, candidate, day)]


def interests_between(material: Material, candidate: Candidate) -> list[Conflict]:
    """Conflicts of interests alone. They hold for a review that is already in work too."""
    found = [_authorship(material, candidate), *_declared(material, candidate), _together(material, candidate)]
    found += [_organization(material, candidate), _municipality(material, candidate)]
    return [each for each in found if each is not None]


def powers_on(candidate: Candidate, day: date) -> Conflict | None:
    """The expert's powers do not cover `day`."""
    if day < candidate.valid_from:
        return Conflict(ConflictKind.POWERS, _("полномочия ещё не начались"), _since(candidate.valid_from))
    if candidate.valid_to is not None and candidate.valid_to < day:
        return Conflict(ConflictKind.POWERS, _("полномочия закончились"), short_date(candidate.valid_to))
    return None


def _authorship(material: Material, candidate: Candidate) -> Conflict | None:
    if candidate.person == material.sender:
        return Conflict(ConflictKind.AUTHOR, _("подал этот материал"))
    for position, author in enumerate(material.authors):
        if author.person == candidate.person or (author.person is None and _same_name(author.name, candidate)):
            if position == 0:
                return Conflict(ConflictKind.AUTHOR, _("автор материала"), author.name)
            return Conflict(ConflictKind.CO_AUTHOR, _("соавтор материала"), author.name)
    return None


def _declared(material: Material, candidate: Candidate) -> Iterator[Conflict]:
    """Declared by the expert, or by an author who stands in the register too: a conflict has two sides."""
    organizations = {place.organization for place in material.places}
    for each in candidate.declared:
        if each.submission in material.lineage or each.organization in organizations:
            yield Conflict(ConflictKind.DECLARED, _("эксперт заявил о конфликте"), each.reason)
        elif each.person is not None and each.person in material.people | {material.sender}:
            yield Conflict(ConflictKind.DECLARED, _("эксперт заявил о конфликте с автором"), each.reason)
    for each in material.declared:
        if _is_about(each, candidate):
            yield Conflict(ConflictKind.DECLARED, _("автор заявил о конфликте с экспертом"), each.reason)


def _is_about(each: Declaration, candidate: Candidate) -> bool:
    if each.person is not None:
        return each.person == candidate.person
    return each.organization is not None and any(each.organization == at.organization for at in candidate.places)


def _together(material: Material, candidate: Candidate) -> Conflict | None:
    if candidate.person in material.people:
        return None
    for author in material.authors:
        if author.person is not None and author.person in candidate.together:
            fact = _("%(author)s, «%(title)s»") % {"author": author.name, "title": candidate.together[author.person]}
            return Conflict(ConflictKind.WROTE_TOGETHER, _("прежде писал вместе с автором"), fact)
    return None


def _organization(material: Material, candidate: Candidate) -> Conflict | None:
    at = {place.organization for place in material.places}
    for place in candidate.places:
        if place.organization in at:
            return Conflict(ConflictKind.ORGANIZATION, _("та же организация"), place.name)
    return None


def _municipality(material: Material, candidate: Candidate) -> Conflict | None:
    if not material.same_municipality:
        return None
    at = {place.municipality for place in material.places if place.municipality is not None}
    for place in candidate.places:
        if place.municipality in at:
            return Conflict(ConflictKind.MUNICIPALITY, _("тот же муниципалитет"), place.municipality_name)
    return None


def _hindrances(material: Material, candidate: Candidate, day: date) -> Iterator[Conflict]:
    """Why the expert cannot be asked now: asked before, powers, absence, workload."""
    if candidate.expert in material.asked:
        yield Conflict(ConflictKind.ASKED, _("уже в этом круге"), material.asked[candidate.expert])
    lapsed = powers_on(candidate, day)
    if lapsed is not None:
        yield lapsed
    elif candidate.valid_to is not None and candidate.valid_to < material.due_on:
        fact = _("%(end)s, а отзыв — %(due)s") % {
            "end": short_date(candidate.valid_to),
            "due": short_date(material.due_on),
        }
        yield Conflict(ConflictKind.POWERS, _("полномочия закончатся раньше срока отзыва"), fact)
    # Somebody away in the middle has the days round it; away today he cannot answer, on the last day cannot hand in.
    for starts, ends in candidate.absences:
        if starts <= day <= ends or starts <= material.due_on <= ends:
            fact = f"{short_date(starts)} – {short_date(ends)}"
            yield Conflict(ConflictKind.ABSENT, _("отсутствует"), fact)
            break
    if not candidate.free_places:
        fact = _("%(open)s из %(limit)s") % {"open": candidate.open_reviews, "limit": candidate.limit}
        yield Conflict(ConflictKind.FULL, _("нагрузка полная"), fact)


def _since(day: date) -> str:
    return _("с %(day)s") % {"day": short_date(day)}


def _same_name(name: str, candidate: Candidate) -> bool:
    """An author typed by hand may be the expert all the same."""
    return _plain(name) == _plain(candidate.full_name)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split())
