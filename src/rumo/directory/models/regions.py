from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record
from rumo.directory.enums import MunicipalityKind


class Region(Record):
    """A region of the federation: the border that unpublished data never crosses."""

    name = models.CharField(_("название"), max_length=200, unique=True)
    slug = models.SlugField(_("адресное имя"), unique=True)

    class Meta:
        verbose_name = _("регион")
        verbose_name_plural = _("регионы")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Municipality(Record):
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("регион")
    )
    name = models.CharField(_("название"), max_length=200)
    kind = models.CharField(_("вид"), max_length=30, choices=MunicipalityKind.choices)

    class Meta:
        verbose_name = _("муниципалитет")
        verbose_name_plural = _("муниципалитеты")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["region", "name", "kind"], name="municipality_unique")]

    def __str__(self) -> str:
        return self.name
