"""Messages to outside systems: put down with the action that causes them, looked after by the clock."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model

from rumo.api import tasks
from rumo.api.actions.sending import FIRST_PAUSE
from rumo.api.enums import DeliveryState, Topic
from rumo.api.happenings import message, region_of, topic_of
from rumo.api.models import Webhook, WebhookDelivery
from rumo.core import clock
from rumo.core.models import AuditEntry

# What was delivered or given up is kept so long.
KEPT = timedelta(days=90)


def tell_of(entry: AuditEntry, subject: Model) -> None:
    """A follower of the audit trail: puts a message down for every address that wants to hear of it."""
    topic = topic_of(entry.verb, subject)
    if topic is None:
        return
    listening = [each for each in region_of(subject).webhooks.filter(is_active=True) if topic in each.topics]
    if listening:
        payload = message(topic, subject, entry)
        for webhook in listening:
            put(webhook, topic, payload)


def put(webhook: Webhook, topic: Topic, payload: dict[str, Any]) -> WebhookDelivery:
    """Queue a message in the current transaction; the worker sends it after commit."""
    # The clock looks for what was left; until then the message is the worker's.
    delivery = WebhookDelivery.objects.create(
        webhook=webhook, topic=topic, payload=payload, next_try_at=clock.now() + FIRST_PAUSE
    )
    transaction.on_commit(partial(tasks.deliver_message.enqueue, delivery.pk))
    return delivery


def retry_messages() -> None:
    """By the clock: what waits for another try, or was left by a worker that stopped; old lines go."""
    moment = clock.now()
    waiting = WebhookDelivery.objects.filter(state=DeliveryState.WAITING, next_try_at__lte=moment)
    for key in waiting.order_by("next_try_at").values_list("pk", flat=True)[:500]:
        tasks.deliver_message.enqueue(key)
    WebhookDelivery.objects.exclude(state=DeliveryState.WAITING).filter(created_at__lt=moment - KEPT).delete()
