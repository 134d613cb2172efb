from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.directory.models.regions import Region


class Subject(models.Model):
    """A school subject or area, as the region names it: what materials, experts and events are about."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="subjects", verbose_name=_("регион"))
    title = models.CharField(_("предмет"), max_length=200)
    position = models.PositiveSmallIntegerField(default=1)
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("предмет")
        verbose_name_plural = _("предметы")
        ordering = ["position", "title"]
        constraints = [
            models.UniqueConstraint(fields=["region", "title"], name="subject_title_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="subject_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
