"""The worker's part of a batch of certificates: issued bit by bit, then printed as one file."""

from __future__ import annotations

import logging

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.core import audit, files
from rumo.core.errors import Refusal
from rumo.events import certificate_prints as prints
from rumo.events import certificates as about
from rumo.events.actions.certificates import give
from rumo.events.enums import BatchState
from rumo.events.models import CertificateBatch, Event

log = logging.getLogger(__name__)

# Issued in one transaction: few enough for others to write in between, and for the bar to move.
AT_ONCE = 50


def run_batch(batch_id: int) -> None:
    """Once, however often it is told. What goes wrong is told on the batch, not raised; those issued stay issued."""
    if not _moved(batch_id, BatchState.WAITING, BatchState.RUNNING):
        return
    batch = CertificateBatch.objects.select_related("asked_by").get(pk=batch_id)
    try:
        _run(batch)
    except Refusal as refusal:
        _fail(batch, refusal.message)
    except Exception:  # whatever happens to the printer or to a follower, the person who waits must be told
        log.exception("batch %s of certificates failed", batch_id)
        _fail(batch, _("Выпуск прервался. Выданные сертификаты действуют; запустите выпуск ещё раз, чтобы продолжить."))


def _run(batch: CertificateBatch) -> None:
    event = about.certified_event(batch.event_id)
    keys = list(about.due(event, batch.role).order_by("pk").values_list("pk", flat=True))
    CertificateBatch.objects.filter(pk=batch.pk).update(total=len(keys))
    for start in range(0, len(keys), AT_ONCE):
        if not _issue_some(batch, event, keys[start : start + AT_ONCE]):
            return
    _finish(batch, event, prints.print_all(event, batch.role))


@transaction.atomic
def _issue_some(batch: CertificateBatch, event: Event, keys: list[int]) -> bool:
    """False when somebody has stopped the batch."""
    going = CertificateBatch.objects.filter(pk=batch.pk, state=BatchState.RUNNING)
    if not going.update(done=F("done") + len(keys), updated_at=timezone.now()):
        return False
    give(event, batch.role, keys, sends_letters=batch.sends_letters, batch=batch)
    return True


@transaction.atomic
def _finish(batch: CertificateBatch, event: Event, content: bytes) -> None:
    if not _moved(batch.pk, BatchState.RUNNING, BatchState.DONE):
        return
    words = {"role": batch.get_role_display(), "event": event.title[:100], "n": batch.certificates.count()}
    name = _("Сертификаты (%(role)s), %(event)s") % words
    stored = files.store_bytes(content, f"{name}.{files.PDF.extension}", files.PDF, actor=batch.asked_by)
    CertificateBatch.objects.filter(pk=batch.pk).update(combined=stored)
    audit.record(batch.asked_by, "run_batch", event, _("Сертификаты выпущены (%(role)s): %(n)s") % words)


def _moved(batch_id: int, source: str, target: str) -> bool:
    going = CertificateBatch.objects.filter(pk=batch_id, state=source)
    return going.update(state=target, updated_at=timezone.now()) == 1


def _fail(batch: CertificateBatch, message: str) -> None:
    if _moved(batch.pk, BatchState.RUNNING, BatchState.FAILED):
        CertificateBatch.objects.filter(pk=batch.pk).update(error=message)
