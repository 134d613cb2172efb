"""Reads of the intake. Every page starts from `visible_batches` or `visible_papers`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from rumo.directory.models import Region
from rumo.directory.powers import powers_of
from rumo.intake.enums import WAITING, FileState, PaperState
from rumo.intake.models import RECORDS, Batch, IncomingFile, IncomingPaper

# What a list does not show and a file may have much of.
_LONG = ("data", "found", "unread", "findings", "people", "created_people")


def visible_batches(user: Any) -> QuerySet[Batch]:
    """Of the associations one runs; an administrator of the region runs all of its associations."""
    powers = powers_of(user)
    everything = Batch.objects.select_related("association__region", "uploaded_by")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def visible_files(user: Any) -> QuerySet[IncomingFile]:
    return IncomingFile.objects.filter(batch__in=visible_batches(user)).select_related("batch__association", "stored")


def visible_papers(user: Any) -> QuerySet[IncomingPaper]:
    """With their files; also papers that were turned over to an association one runs."""
    powers = powers_of(user)
    everything = IncomingPaper.objects.select_related(
        "file__batch__region", "file__batch__association", "file__stored", "association__region", "issuer", *RECORDS
    )
    if powers.everything:
        return everything
    return everything.filter(Q(file__batch__association__in=powers.runs) | Q(association__in=powers.runs))


def with_counts(batches: QuerySet[Batch]) -> QuerySet[Batch]:
    """How many files, how many of them are done, how many papers were found, admitted, are waiting."""
    papers = "files__papers"
    # Grouping forgets the order of the model.
    return batches.order_by("-created_at", "-pk").annotate(
        file_count=Count("files", distinct=True),
        done_count=Count("files", filter=~Q(files__state__in=WAITING), distinct=True),
        failed_count=Count("files", filter=Q(files__state=FileState.FAILED), distinct=True),
        paper_count=Count(papers, distinct=True),
        admitted_count=Count(papers, filter=Q(files__papers__state=PaperState.ADMITTED), distinct=True),
        pending_count=Count(papers, filter=Q(files__papers__state=PaperState.PENDING), distinct=True),
    )


def files_of(batch: Batch) -> list[IncomingFile]:
    """The files with their papers, without the long texts: two queries for any number."""
    files = list(batch.files.select_related("stored").defer("source"))
    papers = IncomingPaper.objects.filter(file__in=files).select_related(*RECORDS).defer(*_LONG)
    by_file: dict[int, list[IncomingPaper]] = {}
    for paper in papers:
        by_file.setdefault(paper.file_id, []).append(paper)
    for file in files:
        file.listed = by_file.get(file.pk, [])  # type: ignore[attr-defined]
    return files


def known_files(region: Region, digests: Iterable[str]) -> dict[str, IncomingFile]:
    """Files of the region brought before, by their hash; those that were never read do not count."""
    rows = IncomingFile.objects.filter(batch__region=region, sha256__in=list(digests))
    rows = rows.exclude(state__in=[FileState.FAILED, FileState.CANCELLED]).select_related("batch", "stored")
    return {row.sha256: row for row in rows.defer("source").order_by("pk")}


def neighbours(paper: IncomingPaper) -> tuple[int | None, int | None]:
    """Keys of the papers before and after this one in the same batch."""
    keys = list(
        IncomingPaper.objects.filter(file__batch=paper.file.batch)
        .order_by("file__position", "file", "position")
        .values_list("pk", flat=True)
    )
    at = keys.index(paper.pk)
    return (keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None)
