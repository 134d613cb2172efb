"""Search over all public pages of a region in Russian with morphology, the same on every database.

The words come from the index, but whether a page may be read is asked of its records each time: what was taken back a
moment ago is not found.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from rumo.directory.models import Region
from rumo.portal.models import SearchEntry
from rumo.portal.search.sources import SOURCES
from rumo.russian.search_words import stem, words_of

# More words than this say no more about what is sought.
MOST_WORDS = 8


def public_entries(region: Region) -> QuerySet[SearchEntry]:
    """Entries of pages that everybody may read now."""
    readable = Q(pk__in=[])
    for source in SOURCES:
        keys = source.public(region).order_by().values("pk")
        readable |= Q(kind=source.kind, object_id__in=keys)
    return SearchEntry.objects.filter(readable, region=region)


def found(region: Region, text: str) -> QuerySet[SearchEntry]:
    """Pages in which every word of `text` stands in some form, those with the words in their titles first."""
    words = words_of(text)[:MOST_WORDS]
    rows = public_entries(region)
    if not words:
        return rows.none()
    place: Any = Value(0, output_field=IntegerField())
    for word in words:
        beginning = f" {stem(word)}"
        rows = rows.filter(stems__contains=beginning)
        place = place + StrIndex(F("stems"), Value(beginning))
    return rows.annotate(place=place).order_by("place", F("day").desc(nulls_last=True), "pk")


def counts_of(rows: QuerySet[SearchEntry]) -> dict[str, int]:
    """How many pages of each kind."""
    return dict(rows.order_by().values_list("kind").annotate(n=Count("pk")))
