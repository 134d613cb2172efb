"""Reads of documents: the register of issued papers, the template in force, the stamps."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from rumo.core.models import AuditEntry, StoredFile
from rumo.directory.models import Association, Region
from rumo.directory.powers import powers_of
from rumo.documents.models import ApprovalStamp, IssuedPaper, PaperFile, WordTemplate


def visible_papers(user: Any) -> QuerySet[IssuedPaper]:
    """The register: papers of the associations whose work the user prepares."""
    powers = powers_of(user)
    everything = IssuedPaper.objects.select_related("association", "issued_by", "original").prefetch_related(
        "files__stored"
    )
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def has_register(user: Any) -> bool:
    """Does the user prepare the work of any association, so that the register is of use."""
    powers = powers_of(user)
    return powers.everything or bool(powers.runs)


def has_templates(user: Any) -> bool:
    """Does the user administer any region."""
    powers = powers_of(user)
    return powers.everything or bool(powers.administers)


def associations_with_papers(user: Any) -> QuerySet[Association]:
    """For the filter of the register: associations whose work the user prepares and which have issued something."""
    powers = powers_of(user)
    issued = Association.objects.filter(Q(papers__isnull=False) | Q(stamps__isnull=False)).distinct()
    return issued if powers.everything else issued.filter(pk__in=powers.runs)


def visible_stamps(user: Any) -> QuerySet[ApprovalStamp]:
    """Documents approved, agreed or adopted by the associations whose work the user prepares."""
    powers = powers_of(user)
    everything = ApprovalStamp.objects.select_related("association", "original")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def file_of(paper: IssuedPaper, file_format: str) -> StoredFile | None:
    """The stored file of an issued paper in one format; None when it was not made."""
    found = PaperFile.objects.filter(paper=paper, format=file_format).select_related("stored").first()
    return found.stored if found else None


def templates_of(region: Region, kind: str) -> QuerySet[WordTemplate]:
    """Templates the region has uploaded for a kind of paper, newest first."""
    return WordTemplate.objects.filter(region=region, kind=kind).select_related("file__created_by")


def history_of_templates(region: Region) -> QuerySet[AuditEntry]:
    """What was done with the templates of a region, newest first."""
    return AuditEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(WordTemplate),
        object_id__in=WordTemplate.objects.filter(region=region).values("pk"),
    )


def template_for(region: Region, kind: str) -> bytes | None:
    """The region's own template in force; None means the product's own."""
    active = templates_of(region, kind).filter(is_active=True).first()
    return active.file.content() if active else None
