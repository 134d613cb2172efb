"""Background work of the core: delivering letters."""

from __future__ import annotations

import logging

from django.db.models import F
from django_tasks import task

from rumo.core import clock
from rumo.core.mail_message import LetterMessage
from rumo.core.models import Mail

log = logging.getLogger(__name__)

MAIL_ATTEMPTS = 5


@task()
def deliver_mail(mail_id: int) -> None:
    """Deliver one letter; a failure is kept on it, and `retry_mail` tries again later."""
    letter = Mail.objects.get(pk=mail_id)
    if letter.sent_at is not None:
        return
    Mail.objects.filter(pk=mail_id).update(attempts=F("attempts") + 1)
    try:
        LetterMessage(letter).send()
    except Exception as error:  # a mail server can fail in any way; the letter must keep the reason
        log.warning("letter %s was not delivered: %s", mail_id, error)
        Mail.objects.filter(pk=mail_id).update(error=str(error)[:1000])
    else:
        Mail.objects.filter(pk=mail_id).update(sent_at=clock.now(), error="")


@task()
def retry_mail() -> None:
    """Try undelivered letters again, up to MAIL_ATTEMPTS each."""
    waiting = Mail.objects.filter(sent_at=None, attempts__gt=0, attempts__lt=MAIL_ATTEMPTS)
    for mail_id in waiting.values_list("pk", flat=True):
        deliver_mail.enqueue(mail_id)
