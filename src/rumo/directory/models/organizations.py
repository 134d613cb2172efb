from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record
from rumo.directory.enums import OrganizationKind
from rumo.directory.models.names import DatedName, FormerName, name_on
from rumo.directory.models.regions import Municipality, Region


class Organization(Record):
    """An organization under its current name; `former_names` has the names it bore before."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="organizations", verbose_name=_("регион"))
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organizations",
        verbose_name=_("муниципалитет"),
    )
    founder = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="founded", verbose_name=_("учредитель")
    )
    kind = models.CharField(_("вид"), max_length=30, choices=OrganizationKind.choices)
    full_name = models.CharField(_("полное наименование"), max_length=500)
    short_name = models.CharField(_("краткое наименование"), max_length=200, blank=True)
    city = models.CharField(_("населённый пункт"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("организация")
        verbose_name_plural = _("организации")
        ordering = ["full_name"]
        constraints = [models.UniqueConstraint(fields=["region", "full_name"], name="organization_name_unique")]

    def __str__(self) -> str:
        return self.short_name or self.full_name

    def name_on(self, day: date) -> DatedName:
        """The name under which papers of `day` print it."""
        return name_on(DatedName(self.full_name, self.short_name or self.full_name), self.former_names.all(), day)


class OrganizationName(FormerName):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="former_names")

    class Meta(FormerName.Meta):
        verbose_name = _("прежнее наименование организации")
        verbose_name_plural = _("прежние наименования организаций")
        constraints = [models.UniqueConstraint(fields=["organization", "until"], name="organization_former_name_once")]
