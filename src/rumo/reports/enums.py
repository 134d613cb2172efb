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


class Narrowing(models.TextChoices):
    """Names of a block's options: what narrows it."""

    BODY = "body", _("чьи записи")
    KINDS = "kinds", _("виды")
    TOPICS = "topics", _("тематики")
    CAMPAIGN = "campaign", _("сбор показателей")
    ROWS = "rows", _("сколько строк")
    LAST_YEAR = "last_year", _("прошлый год")
    SHOW = "show", _("как показать")


class Look(models.TextChoices):
    """Of a block whose numbers are also drawn."""

    BOTH = "both", _("таблица и диаграмма")
    TABLE = "table", _("только таблица")
    CHART = "chart", _("только диаграмма")


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
