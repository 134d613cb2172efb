"""Background work: load by id, call one action."""

from __future__ import annotations

from django_tasks import task

from rumo.api.actions import sending
from rumo.api.models import WebhookDelivery


@task()
def deliver_message(delivery_id: int) -> None:
    """Send one message; a deleted address takes its messages with it."""
    delivery = WebhookDelivery.objects.select_related("webhook").filter(pk=delivery_id).first()
    if delivery is not None:
        sending.deliver(delivery)
