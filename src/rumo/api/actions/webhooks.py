"""Outside addresses told of happenings: kept by the administrator of the region."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.api import permissions
from rumo.api.actions import deliveries
from rumo.api.enums import Topic
from rumo.api.models import Webhook, WebhookDelivery
from rumo.api.outside import check_address
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.directory.models import Region


@dataclass(frozen=True, slots=True)
class WebhookData:
    title: str
    url: str
    topics: Sequence[str]
    is_active: bool = True


@transaction.atomic
def create_webhook(region: Region, *, data: WebhookData, actor: User) -> Webhook:
    """Raises NotAllowed, Refusal for an address one may not send to or that is told already."""
    permissions.may_keep_webhooks(actor, region).require()
    _check(region, data)
    webhook = Webhook.objects.create(region=region, secret=_new_secret(), **_fields(data))
    audit.record(actor, "create_webhook", webhook, _("Добавлено оповещение: %(title)s") % {"title": webhook})
    return webhook


@transaction.atomic
def edit_webhook(webhook: Webhook, *, data: WebhookData, actor: User) -> Webhook:
    permissions.may_keep_webhooks(actor, webhook.region).require()
    _check(webhook.region, data, besides=webhook)
    changes = audit.changed(webhook, **_fields(data))
    if changes:
        webhook.save()
        audit.record(actor, "edit_webhook", webhook, _("Изменено оповещение: %(title)s") % {"title": webhook}, changes)
    return webhook


@transaction.atomic
def renew_secret(webhook: Webhook, *, actor: User) -> Webhook:
    """From now on messages are signed with another secret."""
    permissions.may_keep_webhooks(actor, webhook.region).require()
    webhook.secret = _new_secret()
    webhook.save(update_fields=["secret", "updated_at"])
    audit.record(actor, "renew_secret", webhook, _("Сменён секрет оповещения: %(title)s") % {"title": webhook})
    return webhook


@transaction.atomic
def delete_webhook(webhook: Webhook, *, actor: User) -> None:
    """With the log of what was sent."""
    permissions.may_keep_webhooks(actor, webhook.region).require()
    audit.record(actor, "delete_webhook", webhook.region, _("Удалено оповещение: %(title)s") % {"title": webhook})
    webhook.delete()


@transaction.atomic
def send_test(webhook: Webhook, *, actor: User) -> WebhookDelivery:
    """A message of no meaning, to see that the other side hears."""
    permissions.may_keep_webhooks(actor, webhook.region).require()
    payload = {
        "topic": Topic.TEST.value,
        "title": str(Topic.TEST.label),
        "at": clock.now().isoformat(),
        "region": webhook.region.slug,
    }
    audit.record(actor, "send_test", webhook, _("Отправлена проверка связи"))
    return deliveries.put(webhook, Topic.TEST, payload)


@transaction.atomic
def send_again(delivery: WebhookDelivery, *, actor: User) -> WebhookDelivery:
    """The same message once more, as a new line of the log."""
    permissions.may_keep_webhooks(actor, delivery.webhook.region).require()
    audit.record(actor, "send_again", delivery.webhook, _("Сообщение отправлено ещё раз"))
    return deliveries.put(delivery.webhook, Topic(delivery.topic), delivery.payload)


def _fields(data: WebhookData) -> dict[str, object]:
    return {"title": data.title, "url": data.url, "topics": list(data.topics), "is_active": data.is_active}


def _check(region: Region, data: WebhookData, besides: Webhook | None = None) -> None:
    check_address(data.url)
    if not data.topics or not set(data.topics) <= set(Topic.values) - {Topic.TEST}:
        raise Refusal(_("Отметьте, о чём сообщать."))
    others = region.webhooks.filter(url=data.url)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        raise Refusal(_("По этому адресу уже сообщаем. Дополните то оповещение."))


def _new_secret() -> str:
    return secrets.token_urlsafe(32)
