from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Versioned
from rumo.directory.models import Direction
from rumo.planning.enums import Counted, FactKind
from rumo.planning.models.editions import Edition
from rumo.planning.models.plans import PlanLine


class PlanSection(Versioned):
    """A heading over rows: a direction of work, a priority."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("раздел"), max_length=500)

    class Meta:
        verbose_name = _("раздел плана")
        verbose_name_plural = _("разделы планов")
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="plan_section_has_title")]

    def __str__(self) -> str:
        return self.title


class PlanRow(Versioned):
    """A row of an edition. `position` orders the rows of the whole edition; rows of a section stand together.

    `points` is a list of strings; `deadline` the phrase as typed; `number` as printed, empty for a plain count.
    `extras` is `[[column, text], …]`: columns that other associations' plans have.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rows")
    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="rows")
    section = models.ForeignKey(
        PlanSection,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rows",
        verbose_name=_("раздел"),
    )
    position = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(_("№"), max_length=20, blank=True)
    title = models.TextField(_("мероприятие"))
    points = models.JSONField(_("подпункты"), default=list, blank=True)
    deadline = models.CharField(_("срок"), max_length=500, blank=True)
    expected = models.TextField(_("планируемый результат"), blank=True)
    extras = models.JSONField(default=list, blank=True)
    fact_kind = models.CharField(
        _("что считать исполнением"), max_length=12, choices=FactKind.choices, blank=True, default=""
    )
    counted = models.CharField(_("чьё исполнение"), max_length=12, choices=Counted.choices, default=Counted.LINKED)
    directions = models.ManyToManyField(Direction, blank=True, related_name="plan_rows", verbose_name=_("направления"))

    class Meta:
        verbose_name = _("строка плана")
        verbose_name_plural = _("строки планов")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "line"], name="line_once_in_edition"),
            models.CheckConstraint(condition=~Q(title=""), name="plan_row_has_title"),
        ]

    def __str__(self) -> str:
        return self.title[:80]
