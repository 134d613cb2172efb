from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BatchState(models.TextChoices):
    READING = "reading", _("читаются")
    READ = "read", _("прочитаны")
    CANCELLED = "cancelled", _("чтение отменено")


class FileState(models.TextChoices):
    QUEUED = "queued", _("ждёт чтения")
    READING = "reading", _("читается")
    READ = "read", _("прочитан")
    FAILED = "failed", _("не прочитан")
    CANCELLED = "cancelled", _("чтение отменено")


WAITING = (FileState.QUEUED, FileState.READING)


class PaperKind(models.TextChoices):
    """What readers recognise. Each but the last becomes a record of its own kind."""

    MINUTES = "minutes", _("протокол")
    PLAN = "plan", _("план")
    ANALYSIS = "analysis", _("анализ, отчёт")
    ORDER = "order", _("приказ о составе")
    OTHER = "other", _("другой документ")


class PaperState(models.TextChoices):
    PENDING = "pending", _("ждёт решения")
    ADMITTED = "admitted", _("принят")
    REJECTED = "rejected", _("не нужен")
