"""What a token may do, and what a webhook may be told of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    READ = "read", _("читать то, что видит владелец")
    EVENTS = "events", _("вести мероприятия и регистрации")
    DIRECTORY = "directory", _("вносить организации и людей")
    MONITORING = "monitoring:write", _("указывать и сдавать показатели")


class Topic(models.TextChoices):
    """Happenings told to outside systems; each is an action of the audit trail."""

    TEST = "test", _("проверка связи")
    MINUTES_PUBLISHED = "minutes.published", _("протокол опубликован")
    EVENT_PUBLISHED = "event.published", _("мероприятие опубликовано")
    EVENT_CANCELLED = "event.cancelled", _("мероприятие отменено")
    ENDORSEMENT_ISSUED = "endorsement.issued", _("гриф присвоен")
    REPORT_APPROVED = "report.approved", _("отчёт утверждён")
    RESPONSE_ACCEPTED = "response.accepted", _("показатели муниципалитета приняты")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("ждёт отправки")
    DELIVERED = "delivered", _("доставлено")
    FAILED = "failed", _("не доставлено")
