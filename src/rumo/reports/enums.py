"""States and kinds of reports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    DRAFT = "draft", _("готовится")
    APPROVED = "approved", _("утверждён")


class SectionState(models.TextChoices):
    OPEN = "open", _("пишется")
    ASKED = "asked", _("поручен")
    READY = "ready", _("готов")


class BlockKind(models.TextChoices):
    """What stands under the text of a section, made from the records."""

    TABLE = "table", _("таблица")
    CHART = "chart", _("диаграмма")
    LIST = "list", _("список")


class FigurePart(models.TextChoices):
    """What of a figure is quoted inside a text."""

    VALUE = "value", _("число")
    COUNTED = "counted", _("число со словом")
    SHARE = "share", _("доля от базы")
    PREVIOUS = "previous", _("год назад")
    GROWTH = "growth", _("сравнение с прошлым годом")


class SentenceAnswer(models.TextChoices):
    TAKEN = "taken", _("принято")
    REJECTED = "rejected", _("отклонено")
