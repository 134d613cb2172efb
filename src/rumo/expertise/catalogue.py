"""Reads of the bank and the Atlas: what is published to everybody, whose authors may be named, facets with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from rumo.core.facets import Facet, FacetValue, count_values
from rumo.directory.enums import ConsentKind, EducationLevel
from rumo.directory.models import Association, Consent, Region
from rumo.directory.powers import powers_of
from rumo.directory.queries import branch_of
from rumo.expertise import search
from rumo.expertise.enums import Catalogue, PracticeLevel, PracticeType
from rumo.expertise.models import Practice, PracticeAuthor


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the catalogue for; empty values ask for everything. Keys are those of the address."""

    q: str = ""
    catalogue: str = ""
    year: str = ""
    type: str = ""
    level: str = ""
    subject: str = ""
    municipality: str = ""
    education_level: str = ""

    def conditions(self) -> Q:
        """All but the words. A value that means nothing finds nothing."""
        chosen = {name: getattr(self, name) for name in FACETS if getattr(self, name)}
        for name in ("year", "subject", "municipality"):
            if name in chosen and not chosen[name].isdecimal():
                return Q(pk__in=[])
        return Q(**chosen)

    @property
    def is_filtered(self) -> bool:
        return self != Choice()


FACETS = ("catalogue", "year", "type", "level", "subject", "education_level", "municipality")
# The rows a group of which has the numbers of every facet.
_GROUPED = (*FACETS, "subject__title", "municipality__name")


def public_authors() -> QuerySet[PracticeAuthor]:
    """Authors who may be named to everybody: they agreed, and no consent to dissemination was withdrawn since."""
    of_person = Consent.objects.filter(person=OuterRef("person"), kind=ConsentKind.DISSEMINATION)
    taken_back = Exists(of_person.filter(withdrawn_on__isnull=False)) & ~Exists(
        of_person.filter(withdrawn_on__isnull=True)
    )
    return PracticeAuthor.objects.filter(may_be_published=True).exclude(taken_back)


def published_practices(region: Region) -> QuerySet[Practice]:
    """Cards everybody may read, with the authors that may be named in `public_authors`."""
    return _cards().filter(is_published=True, association__region=region)


def visible_practices(user: Any) -> QuerySet[Practice]:
    """Published or not, of the associations the user runs."""
    powers = powers_of(user)
    return _cards() if powers.everything else _cards().filter(association__in=powers.runs)


def readable_practices(user: Any) -> QuerySet[Practice]:
    """Published ones of the user's regions, and all of the associations the user runs."""
    published = Q(is_published=True, association__region__in=powers_of(user).regions)
    return _cards().filter(published | Q(pk__in=visible_practices(user).values("pk")))


def of_branch(rows: QuerySet[Practice], association: Association) -> QuerySet[Practice]:
    return rows.filter(association__in=branch_of(association))


def chosen(rows: QuerySet[Practice], choice: Choice) -> QuerySet[Practice]:
    return search.matching(rows.filter(choice.conditions()), choice.q, public_authors())


def facets_of(rows: QuerySet[Practice], choice: Choice, titles: dict[str, str]) -> tuple[Facet, ...]:
    """Values of every facet with how many cards each would show, the other facets as they are; one query.

    `titles` are the headings by key; a facet without values is left out.
    """
    found = search.matching(rows, choice.q, public_authors()).order_by()
    groups = list(found.values(*_GROUPED).annotate(n=Count("pk")))
    counts = count_values(groups, {key: getattr(choice, key) for key in FACETS})
    return tuple(
        _facet(key, titles[key], counts[key], _labels(key, groups), getattr(choice, key))
        for key in FACETS
        if key in titles and counts[key]
    )


def _cards() -> QuerySet[Practice]:
    related = Practice.objects.select_related("association__region", "subject", "organization", "municipality")
    return related.prefetch_related("authors", Prefetch("authors", queryset=public_authors(), to_attr="named_authors"))


def _facet(key: str, title: str, counts: Counter[str], labels: dict[str, str], current: str) -> Facet:
    values = (FacetValue(value, labels[value], n, value == current) for value, n in counts.items())
    return Facet(key, title, tuple(sorted(values, key=lambda each: (_rank(key, each.value), each.label))))


_CHOICES: dict[str, dict[str, str]] = {
    "catalogue": {each.value: str(each.label) for each in Catalogue},
    "type": {each.value: str(each.label) for each in PracticeType},
    "level": {each.value: str(each.label) for each in PracticeLevel},
    "education_level": {each.value: str(each.label) for each in EducationLevel},
}


def _labels(key: str, groups: Iterable[dict[str, Any]]) -> dict[str, str]:
    return {str(group[key]): _label(key, group) for group in groups if group[key]}


def _label(key: str, group: dict[str, Any]) -> str:
    if key in _CHOICES:
        return _CHOICES[key].get(group[key], group[key])
    return str(group[{"subject": "subject__title", "municipality": "municipality__name"}.get(key, key)])


def _rank(key: str, value: str) -> int:
    """Years from the newest, choices in their own order, names by the alphabet."""
    if key == "year":
        return -int(value)
    return list(_CHOICES[key]).index(value) if key in _CHOICES and value in _CHOICES[key] else 0
