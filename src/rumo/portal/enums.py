"""Kinds of what a body shows to everybody."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkKind(models.TextChoices):
    """What those who run a body put on its public page themselves."""

    DOCUMENT = "document", _("документ")
    COMMUNITY = "community", _("сообщество")


class PageKind(models.TextChoices):
    """What a public page is about: the groups of found pages, in the order in which they are offered."""

    BODY = "body", _("Объединения")
    EVENT = "event", _("Мероприятия")
    PRACTICE = "practice", _("Практики")
    MINUTES = "minutes", _("Протоколы")
    PLAN = "plan", _("Планы")
    REPORT = "report", _("Отчёты")
    DOCUMENT = "document", _("Документы")
    ENDORSEMENT = "endorsement", _("Грифы")
