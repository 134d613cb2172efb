"""Tokens of outside programs, webhooks and what was told to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.api.enums import DeliveryState
from rumo.core import clock
from rumo.core.models import Record
from rumo.directory.models import Region


class ApiToken(Record):
    """A program's key to what its owner sees. Only `digest` (SHA-256) is kept; `prefix` is shown to tell keys apart."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    title = models.CharField(_("для чего"), max_length=200)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(_("что можно"), default=list)
    expires_on = models.DateField(_("действует по"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("использован"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("отозван"), null=True, blank=True)

    class Meta:
        verbose_name = _("ключ API")
        verbose_name_plural = _("ключи API")
        ordering = ["-created_at"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="api_token_has_title")]

    def __str__(self) -> str:
        return f"{self.title} ({self.prefix}…)"


class Webhook(Record):
    """An outside address told of happenings in a region; each letter is signed with `secret` (HMAC-SHA256)."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="webhooks", verbose_name=_("регион"))
    title = models.CharField(_("название"), max_length=200)
    url = models.URLField(_("адрес"), max_length=500)
    secret = models.CharField(max_length=64)
    topics = models.JSONField(_("о чём сообщать"), default=list)
    is_active = models.BooleanField(_("работает"), default=True)

    class Meta:
        verbose_name = _("оповещение внешней системы")
        verbose_name_plural = _("оповещения внешних систем")
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["region", "url"], name="webhook_once")]

    def __str__(self) -> str:
        return self.title


class WebhookDelivery(Record):
    """One message to one address, and how it went. While it waits, it is tried again at `next_try_at`."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    topic = models.CharField(_("о чём"), max_length=40)
    payload = models.JSONField()
    state = models.CharField(_("состояние"), max_length=9, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(_("ответ"), null=True, blank=True)
    error = models.TextField(_("ошибка"), blank=True)
    next_try_at = models.DateTimeField(default=clock.now)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("сообщение внешней системе")
        verbose_name_plural = _("сообщения внешним системам")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="delivery_queue")]

    def __str__(self) -> str:
        return f"{self.webhook}: {self.topic}"
