"""Asking for the pages of a file: a page that shows them does, the worker makes them."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.db import transaction

from rumo.core import clock
from rumo.core.models import StoredFile
from rumo.expertise import review_tasks
from rumo.expertise.enums import PreviewState
from rumo.expertise.models import FilePreview

# A worker that was stopped in the middle tells nobody: after so long it is asked again.
_PATIENCE = timedelta(minutes=10)


@transaction.atomic
def ask_preview(stored: StoredFile) -> FilePreview:
    """The pages of a file, begun when nobody has asked yet. Not a record of business: no audit, no actor."""
    moment = clock.now()
    preview, is_new = FilePreview.objects.get_or_create(stored=stored, defaults={"asked_at": moment})
    stuck = FilePreview.objects.filter(pk=preview.pk, state=PreviewState.MAKING, asked_at__lt=moment - _PATIENCE)
    if is_new or stuck.update(asked_at=moment):
        transaction.on_commit(partial(review_tasks.make_preview.enqueue, preview.pk))
    return preview
