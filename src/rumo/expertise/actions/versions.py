"""Versions of a material: the one being prepared, begun with the files of the last."""

from __future__ import annotations

from collections.abc import Container

from rumo.expertise.models import Submission, SubmissionFile, SubmissionVersion


def prepared_version(submission: Submission) -> SubmissionVersion:
    """The version not handed in yet, begun when there is none. Call inside a transaction that holds the material."""
    last = submission.versions.last()
    if last is not None and last.submitted_at is None:
        return last
    begun = SubmissionVersion.objects.create(submission=submission, number=last.number + 1 if last else 1)
    copy_files(last, begun)
    return begun


def copy_files(old: SubmissionVersion | None, new: SubmissionVersion, keys: Container[str] | None = None) -> None:
    """The same stored files under another version; `keys` are those wanted there, without it all."""
    if old is None:
        return
    SubmissionFile.objects.bulk_create(
        SubmissionFile(version=new, key=file.key, stored=file.stored, anonymous=file.anonymous, traces=file.traces)
        for file in old.files.select_related("stored", "anonymous")
        if keys is None or file.key in keys
    )
