"""Background work of expertise: load by id, call one action."""

from __future__ import annotations

from django_tasks import task

from rumo.expertise.actions import anonymity
from rumo.expertise.models import SubmissionFile, SubmissionVersion


@task()
def examine_file(file_id: int) -> None:
    """Look a file through for its authors; one that was replaced meanwhile needs it no more."""
    file = (
        SubmissionFile.objects.select_related("version__submission", "stored", "anonymous").filter(pk=file_id).first()
    )
    if file is not None:
        anonymity.examine_file(file)


@task()
def examine_version(version_id: int) -> None:
    anonymity.examine_version(SubmissionVersion.objects.get(pk=version_id))
