"""Background reading: one task a file, so that one file's trouble is no other's."""

from __future__ import annotations

from django_tasks import task

from rumo.intake.actions import reading


@task()
def read_file(file_id: int) -> None:
    """Read one file. Told twice, it reads once."""
    reading.read_file(file_id)
