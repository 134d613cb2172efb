"""Keeps what search knows of the public pages. It is derived from the records: nobody's own, so no trail is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from rumo.core.models import Versioned
from rumo.directory.models import Region
from rumo.portal.models import SearchEntry
from rumo.portal.search.sources import SOURCES, Source
from rumo.russian.search_words import stem, words_of

AT_ONCE = 500
# What a record tells may change beside it (an amendment of a plan, a subject renamed): so old an entry is made anew.
OLD = timedelta(days=1)
_UPDATED = ("region", "title", "about", "body", "day", "url", "stems", "changed_at", "version", "made_at")


def refresh_search() -> int:
    """By the clock: what appeared or changed is entered, what is public no more leaves. Returns how many were made."""
    return sum(refresh_region(region) for region in Region.objects.all())


def refresh_region(region: Region) -> int:
    return sum(_refresh(source, region) for source in SOURCES)


def rebuild_search() -> int:
    """Everything anew. Returns how many pages there are."""
    made = 0
    for region in Region.objects.all():
        for source in SOURCES:
            _let_go(source, region)
            made += _enter(source, region, source.public(region))
    return made


def stems_of(text: str) -> str:
    """« практик наставничеств »: each stem between spaces, so that the beginning of a word can be asked for."""
    return "".join(f" {stem(word)}" for word in words_of(text)) + " "


def _refresh(source: Source, region: Region) -> int:
    _let_go(source, region)
    rows = source.public(region)
    is_versioned = issubclass(rows.model, Versioned)
    known = SearchEntry.objects.filter(
        kind=source.kind,
        object_id=OuterRef("pk"),
        changed_at=OuterRef("updated_at"),
        # An edit of a versioned record moves its version only (see core.versions).
        version=OuterRef("version") if is_versioned else 0,
        made_at__gt=timezone.now() - OLD,
        region=region,
    )
    return _enter(source, region, rows.filter(~Exists(known)))


def _let_go(source: Source, region: Region) -> None:
    public = source.public(region).order_by().values("pk")
    SearchEntry.objects.filter(kind=source.kind, region=region).exclude(object_id__in=public).delete()


def _enter(source: Source, region: Region, rows: QuerySet[Any]) -> int:
    made = 0
    for chunk in _chunks(rows.prefetch_related(*source.prefetch)):
        SearchEntry.objects.bulk_create(
            [_entry(source, region, row) for row in chunk],
            update_conflicts=True,
            unique_fields=["kind", "object_id"],
            update_fields=_UPDATED,
        )
        made += len(chunk)
    return made


def _chunks(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """By key, so that a record that changes meanwhile is neither lost nor told twice."""
    rows, last = rows.order_by("pk"), 0
    while chunk := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        yield chunk
        last = chunk[-1].pk


def _entry(source: Source, region: Region, row: Any) -> SearchEntry:
    page = source.page(row)
    return SearchEntry(
        region=region,
        kind=source.kind,
        object_id=row.pk,
        title=page.title[:600],
        about=page.about[:600],
        body=page.body[:200],
        day=page.day,
        url=page.url,
        stems=stems_of(" ".join([page.title, page.about, *page.words, page.body])),
        changed_at=row.updated_at,
        version=row.version if isinstance(row, Versioned) else 0,
        made_at=timezone.now(),
    )
