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
