from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record
from rumo.directory.enums import DirectionKind
from rumo.directory.models.associations import Association


class Direction(Record):
    """A direction of work or a priority, with its sub-points: what plan rows and events are marked with.

    `code` is its printed number («4.3»); `ground` the act that names it («приказ от 17.01.2023 № 24-ОД»).
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="directions", verbose_name=_("объединение")
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("входит в")
    )
    kind = models.CharField(_("вид"), max_length=10, choices=DirectionKind.choices, default=DirectionKind.DIRECTION)
    code = models.CharField(_("№"), max_length=10)
    title = models.CharField(_("направление"), max_length=500)
    ground = models.CharField(_("основание"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=1)
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("направление деятельности")
        verbose_name_plural = _("направления деятельности")
        ordering = ["kind", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["association", "kind", "code"], name="direction_code_unique"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="direction_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"
