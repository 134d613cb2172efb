"""Kinds and states of monitoring. Terms as in the minutes with the indicator tables (S1)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndicatorLevel(models.TextChoices):
    MUNICIPAL = "municipal", _("муниципальный")
    REGIONAL = "regional", _("региональный")
    ORGANIZATION = "organization", _("организации")


class ValueKind(models.TextChoices):
    """What a respondent states: yes or no, a number, words. Yeses are counted, numbers added up."""

    YES_NO = "yes_no", _("да или нет")
    NUMBER = "number", _("число")
    TEXT = "text", _("текст")


class Better(models.TextChoices):
    HIGHER = "higher", _("чем больше, тем лучше")
    LOWER = "lower", _("чем меньше, тем лучше")
    NEITHER = "neither", _("без направления")


class Comparison(models.TextChoices):
    AT_LEAST = "at_least", _("не менее")
    AT_MOST = "at_most", _("не более")
    EQUAL = "equal", _("равно")
    EXISTS = "exists", _("сформирован (есть)")


class TargetOf(models.TextChoices):
    """What the target speaks of: the number itself, or its share of the base."""

    VALUE = "value", _("значение")
    SHARE = "share", _("доля от базы, %")


class Base(models.TextChoices):
    """What a share is taken of (S1: 15 is 100 % of those who reported and 78.9 % of all 19)."""

    ALL = "all", _("все муниципалитеты (участники)")
    REPORTED = "reported", _("представившие сведения")
    STATED = "stated", _("число из источника")
    NONE = "none", _("доля не считается")


class CampaignState(models.TextChoices):
    DRAFT = "draft", _("готовится")
    OPEN = "open", _("идёт сбор")
    CLOSED = "closed", _("закрыта")


class ResponseState(models.TextChoices):
    NOT_BEGUN = "not_begun", _("не начато")
    IN_WORK = "in_work", _("заполняется")
    SUBMITTED = "submitted", _("сдано")
    RETURNED = "returned", _("есть возвращённые значения")
    ACCEPTED = "accepted", _("принято")


class Timeliness(models.TextChoices):
    """Told by the moment the data came."""

    AWAITED = "awaited", _("ожидается")
    ON_TIME = "on_time", _("в срок")
    LATE = "late", _("с опозданием")
    OVERDUE = "overdue", _("срок прошёл")


class ValueState(models.TextChoices):
    """Not reported is not zero, and neither is «не применимо»."""

    EMPTY = "empty", _("не заполнено")
    GIVEN = "given", _("заполнено")
    NOT_APPLICABLE = "not_applicable", _("не применимо")


class ReturnState(models.TextChoices):
    """One value may be returned with a message while the rest stay submitted."""

    NONE = "none", _("замечаний нет")
    RETURNED = "returned", _("возвращено")
    MENDED = "mended", _("исправлено")


class Severity(models.TextChoices):
    ERROR = "error", _("ошибка: не даёт сдать")
    WARNING = "warning", _("предупреждение: нужно пояснение")


class Verdict(models.TextChoices):
    """Whether the target is met, asked of each stated base."""

    MET = "met", _("достигнут")
    NOT_MET = "not_met", _("не достигнут")
    DEPENDS = "depends", _("зависит от базы")
    UNKNOWN = "unknown", _("нет данных")
