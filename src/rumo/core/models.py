"""Models without a business word: dated records, the audit trail, counters, outgoing mail."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from rumo.core import clock


class Record(models.Model):
    """The base of every business record."""

    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    class Meta:
        abstract = True


class Versioned(Record):
    """A record two people may edit at once: `version` grows with each saved edit (see core.versions)."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class AuditEntry(models.Model):
    """Who did what to which record, with the old and the new values. Never deleted, and changed only to take out the
    name of somebody who withdrew the consent (`core.audit_names`)."""

    at = models.DateTimeField(_("когда"), db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("кто"),
    )
    # Kept beside the link: an account may be renamed, and a guest who answers from a mail link has none.
    actor_name = models.CharField(_("имя"), max_length=200)
    verb = models.CharField(_("действие"), max_length=60, db_index=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    record: Any = GenericForeignKey("content_type", "object_id")
    summary = models.CharField(_("что"), max_length=500)
    changes = models.JSONField(_("изменения"), default=dict, blank=True)

    class Meta:
        verbose_name = _("запись журнала")
        verbose_name_plural = _("журнал действий")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["content_type", "object_id", "-at"], name="audit_record")]

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.actor_name}: {self.summary}"


class Counter(models.Model):
    """The last number given out in a series («протоколы объединения 5 за 2024 год»)."""

    series = models.CharField(max_length=200, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"


class Mail(models.Model):
    """A letter as it was sent. Written in the transaction that causes it, delivered by the worker after commit."""

    to = models.EmailField(_("кому"))
    subject = models.CharField(_("тема"), max_length=300)
    body = models.TextField(_("текст"))
    # [{"name", "type", "text"}], small text parts such as ICS, and [{"name", "type", "base64", "alt"}], small pictures.
    attachments = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(_("создано"))
    sent_at = models.DateTimeField(_("отправлено"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(_("ошибка"), blank=True)

    class Meta:
        verbose_name = _("письмо")
        verbose_name_plural = _("письма")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"


class StoredFile(models.Model):
    """Bytes as they came, with their hash. Never changed: a new version is a new row.

    Who may read it is decided by the record that points here; there is no address of a bare file.
    """

    file = models.FileField(upload_to="stored/%Y/%m/", max_length=255)
    name = models.CharField(_("имя файла"), max_length=255)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("файл")
        verbose_name_plural = _("файлы")

    def __str__(self) -> str:
        return self.name

    def content(self) -> bytes:
        """The bytes as they came."""
        with self.file.open("rb") as opened:
            return opened.read()
