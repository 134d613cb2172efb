"""Background work of reviews: load by id, call one action."""

from __future__ import annotations

from django_tasks import task

from rumo.expertise.actions import divergence, previews


@task()
def look_for_divergence(round_id: int) -> None:
    """After a review came in. Told twice, it calls one expert."""
    divergence.call_where_diverged(round_id)


@task()
def make_preview(preview_id: int) -> None:
    """The pages of a file as pictures. Told twice, it makes them anew."""
    previews.make_preview(preview_id)
