from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Versioned
from rumo.documents.models import IssuedPaper
from rumo.meetings.models import Resolution
from rumo.planning.enums import EditionState
from rumo.planning.models.plans import Plan


class Edition(Versioned):
    """The plan as it reads from `in_force_from` on. Number 0 is the plan as first adopted, the others are amendments.

    A draft is what is being written; only one at a time. `ground` is the act, as printed: «приказ от 10.01.2024 № 3».
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField(_("изменение №"), default=0)
    state = models.CharField(max_length=10, choices=EditionState.choices, default=EditionState.DRAFT)
    in_force_from = models.DateField(_("действует с"), null=True, blank=True)
    ground = models.CharField(_("основание"), max_length=500, blank=True)
    reason = models.TextField(_("почему изменяется"), blank=True)
    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_editions"
    )
    # Simple HTML between the title and the rows: aims and tasks.
    foreword = models.TextField(_("цель и задачи"), blank=True)
    # As printed: `[[post, name], …]` under the plan, `[[number or None, title], …]` of what is annexed to it.
    signatures = models.JSONField(_("подписи"), default=list, blank=True)
    annexes = models.JSONField(_("приложения"), default=list, blank=True)
    # What was issued when it was adopted: the plan as it then read, and for an amendment the sheet of changes.
    paper = models.OneToOneField(IssuedPaper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    change_sheet = models.OneToOneField(IssuedPaper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("редакция плана")
        verbose_name_plural = _("редакции планов")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="edition_number_unique"),
            models.UniqueConstraint(fields=["plan"], condition=Q(state=EditionState.DRAFT), name="one_draft_edition"),
            models.CheckConstraint(
                condition=Q(state=EditionState.DRAFT) | Q(in_force_from__isnull=False),
                name="adopted_edition_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state=EditionState.DRAFT) | Q(number=0) | ~Q(ground=""),
                name="adopted_amendment_has_its_ground",
            ),
        ]

    def __str__(self) -> str:
        return str(_("изменение № %s") % self.number) if self.number else str(_("первоначальная редакция"))

    @property
    def is_draft(self) -> bool:
        return self.state == EditionState.DRAFT
