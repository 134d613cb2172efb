"""Reads of keys and of messages to outside systems."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import Q, QuerySet

from rumo.api.models import ApiToken, Webhook, WebhookDelivery
from rumo.core import clock
from rumo.directory.queries import administered_regions


def digest_of(secret: str) -> str:
    """What is stored of a key: whoever reads the database cannot use it."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def own_tokens(user: Any) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(user=user.pk)


def live_token(secret: str) -> ApiToken | None:
    """The key that can be used today; None for one that is made up, revoked, over, or of a closed account."""
    day = clock.today()
    return (
        ApiToken.objects.select_related("user")
        .filter(Q(expires_on__isnull=True) | Q(expires_on__gte=day), revoked_at=None, user__is_active=True)
        .filter(digest=digest_of(secret))
        .first()
    )


def kept_webhooks(user: Any) -> QuerySet[Webhook]:
    """Of the regions the user administers."""
    return Webhook.objects.select_related("region").filter(region__in=administered_regions(user))


def kept_deliveries(user: Any) -> QuerySet[WebhookDelivery]:
    return WebhookDelivery.objects.select_related("webhook__region").filter(webhook__in=kept_webhooks(user))
