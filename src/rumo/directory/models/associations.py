from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record
from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import AssociationKind
from rumo.directory.models.names import DatedName, FormerName, name_on
from rumo.directory.models.organizations import Organization
from rumo.directory.models.regions import Municipality, Region


class Association(Record):
    """A methodological association; `parent` makes the tree (РУМО → секции, ОМО → рабочие группы)."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="associations", verbose_name=_("регион"))
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="associations",
        verbose_name=_("муниципалитет"),
    )
    host = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="hosted_associations",
        verbose_name=_("организация, при которой действует"),
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("входит в")
    )
    kind = models.CharField(_("вид"), max_length=30, choices=AssociationKind.choices)
    full_name = models.CharField(_("полное наименование"), max_length=500)
    short_name = models.CharField(_("краткое наименование"), max_length=200)
    city = models.CharField(_("город"), max_length=100)
    is_active = models.BooleanField(_("действует"), default=True)
    rules_data = models.JSONField(_("правила"), default=dict, blank=True)

    class Meta:
        verbose_name = _("объединение")
        verbose_name_plural = _("объединения")
        ordering = ["full_name"]
        constraints = [
            models.UniqueConstraint(fields=["region", "full_name"], name="association_name_unique"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="association_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.short_name or self.full_name

    @property
    def rules(self) -> AssociationRules:
        return AssociationRules.from_json(self.rules_data)

    def name_on(self, day: date) -> DatedName:
        """The name under which papers of `day` print it."""
        return name_on(DatedName(self.full_name, self.short_name), self.former_names.all(), day)


class AssociationName(FormerName):
    association = models.ForeignKey(Association, on_delete=models.CASCADE, related_name="former_names")

    class Meta(FormerName.Meta):
        verbose_name = _("прежнее наименование объединения")
        verbose_name_plural = _("прежние наименования объединений")
        constraints = [models.UniqueConstraint(fields=["association", "until"], name="association_former_name_once")]


class TermOfPowers(Record):
    """A term of an association's powers (срок полномочий); protocols may be numbered within it."""

    association = models.ForeignKey(Association, on_delete=models.CASCADE, related_name="terms")
    starts = models.DateField(_("с"))
    ends = models.DateField(_("по"), null=True, blank=True)

    class Meta:
        verbose_name = _("срок полномочий")
        verbose_name_plural = _("сроки полномочий")
        ordering = ["-starts"]
        constraints = [
            models.UniqueConstraint(fields=["association", "starts"], name="term_starts_once"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="term_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts:%d.%m.%Y} – {self.ends:%d.%m.%Y}" if self.ends else f"с {self.starts:%d.%m.%Y}"
