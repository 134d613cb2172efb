from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssignmentState(models.TextChoices):
    """DRAFT follows a resolution that is not signed yet: nobody is told, nothing is due."""

    DRAFT = "draft", _("проект")
    ISSUED = "issued", _("выдано")
    IN_WORK = "in_work", _("в работе")
    REPORTED = "reported", _("исполнение доложено")
    ACCEPTED = "accepted", _("принято, снято с контроля")
    WITHDRAWN = "withdrawn", _("отменено")


OPEN_STATES = (AssignmentState.ISSUED, AssignmentState.IN_WORK, AssignmentState.REPORTED)


class ReminderKind(models.TextChoices):
    BEFORE = "before", _("напоминание о сроке")
    DUE = "due", _("срок сегодня")
    OVERDUE = "overdue", _("срок прошёл")


class Urgency(models.TextChoices):
    """How an assignment stands against its term, in the words of the control board."""

    OVERDUE = "overdue", _("просрочено")
    TODAY = "today", _("срок сегодня")
    SOON = "soon", _("скоро срок")
    LATER = "later", _("есть время")
    NO_DATE = "no_date", _("без срока")
    REPORTED = "reported", _("ждёт приёмки")
    CLOSED = "closed", _("снято с контроля")
    NOT_ISSUED = "not_issued", _("ещё не выдано")


class Term(models.TextChoices):
    """The tabs of the control board."""

    ALL = "", _("На контроле")
    OVERDUE = "overdue", _("Просрочены")
    WEEK = "week", _("На этой неделе")
    MONTH = "month", _("В этом месяце")
    NO_DATE = "no_date", _("Без срока")
    CLOSED = "closed", _("Закрытые")
