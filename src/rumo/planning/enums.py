from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    DRAFT = "draft", _("проект")
    ON_AGREEMENT = "on_agreement", _("на согласовании")
    AGREED = "agreed", _("согласован")
    APPROVED = "approved", _("утверждён")
    IN_FORCE = "in_force", _("действует")
    CLOSED = "closed", _("закрыт")


# A plan in these states has been adopted: the members and the region may read it.
ADOPTED = frozenset({PlanState.APPROVED, PlanState.IN_FORCE, PlanState.CLOSED})


class Origin(models.TextChoices):
    ENTERED = "entered", _("составлен в системе")
    IMPORTED = "imported", _("из старого документа")


class EditionState(models.TextChoices):
    """Edition 0 is the plan itself, each later one an amendment."""

    DRAFT = "draft", _("готовится")
    ADOPTED = "adopted", _("принята")


class FactKind(models.TextChoices):
    """What record shows that something planned was done. Each has its module in `sources`, but for EVIDENCE."""

    MEETING = "meeting", _("заседание проведено")
    MINUTES = "minutes", _("протокол подписан")
    PAPER = "paper", _("документ выпущен")
    ASSIGNMENT = "assignment", _("поручение исполнено")
    EXPERTISE = "expertise", _("экспертиза проведена")
    EVENT = "event", _("мероприятие проведено")
    # What happened outside of the system, shown by a file or a link.
    EVIDENCE = "evidence", _("подтверждение")


class Link(models.TextChoices):
    """How a record came to a line of a plan. A dismissed proposal is not made again."""

    CREATED = "created", _("создано из плана")
    CONFIRMED = "confirmed", _("подтверждено")
    DISMISSED = "dismissed", _("отклонено")


class Counted(models.TextChoices):
    """Whose facts a row counts."""

    LINKED = "linked", _("то, что привязано к пункту")
    SCHEDULE = "schedule", _("заседания объединения по графику")
    SUB_BODIES = "sub_bodies", _("работа подобъединений, каждого отдельно")
    INSTRUCTIONS = "instructions", _("поручения, которые поступили")
