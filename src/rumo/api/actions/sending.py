"""Sending a message to an outside system, signed, once an attempt."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import timedelta

from django.utils.translation import gettext as _

from rumo.api.enums import DeliveryState
from rumo.api.models import WebhookDelivery
from rumo.api.outside import Unreachable, post
from rumo.core import clock
from rumo.core.errors import Refusal

MOST_ATTEMPTS = 8
# Twice as long after each attempt: 2, 4, 8 minutes … about four hours in all.
FIRST_PAUSE = timedelta(minutes=2)


def deliver(delivery: WebhookDelivery) -> None:
    """Send it once. Two workers never send the same attempt; what fails waits for the next one, the last gives up."""
    attempt = delivery.attempts + 1
    moment = clock.now()
    claimed = WebhookDelivery.objects.filter(
        pk=delivery.pk, state=DeliveryState.WAITING, attempts=delivery.attempts
    ).update(attempts=attempt, next_try_at=moment + FIRST_PAUSE * 2**attempt)
    if claimed != 1:
        return
    status, error = _send(delivery)
    is_taken = status is not None and 200 <= status < 300
    state = DeliveryState.DELIVERED if is_taken else DeliveryState.WAITING
    if not is_taken and attempt >= MOST_ATTEMPTS:
        state = DeliveryState.FAILED
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        state=state, status=status, error=error, delivered_at=clock.now() if is_taken else None
    )


def signature(secret: str, moment: str, body: bytes) -> str:
    """HMAC-SHA256 of «moment.body» in hexadecimal: the other side counts the same and compares."""
    return hmac.new(secret.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()


def _send(delivery: WebhookDelivery) -> tuple[int | None, str]:
    """The status of the answer, and what went wrong."""
    webhook = delivery.webhook
    body = json.dumps({"id": delivery.pk, **delivery.payload}, ensure_ascii=False).encode()
    moment = str(int(clock.now().timestamp()))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "rumo-webhook/1",
        "X-Rumo-Topic": delivery.topic,
        "X-Rumo-Delivery": str(delivery.pk),
        "X-Rumo-Timestamp": moment,
        "X-Rumo-Signature": f"sha256={signature(webhook.secret, moment, body)}",
    }
    try:
        status = post(webhook.url, body, headers)
    except (Unreachable, Refusal) as error:
        return None, str(error)
    return status, "" if 200 <= status < 300 else _("Сервер ответил отказом: %(status)s") % {"status": status}
