"""Background work of certificates: load by id, call one action."""

from __future__ import annotations

from django_tasks import task

from rumo.events.actions import certificate_runs


@task()
def run_batch(batch_id: int) -> None:
    """Issue and print a batch. Told twice, it runs once."""
    certificate_runs.run_batch(batch_id)
