from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, Versioned
from rumo.directory.models import Municipality, Organization, Region, Subject
from rumo.growth.growth_rules import GrowthRules


class GrowthSettings(Versioned):
    """A region's rules of growth ⚙; `rules_data` is a `GrowthRules`."""

    region = models.OneToOneField(Region, on_delete=models.PROTECT, related_name="growth_settings")
    rules_data = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("правила региона")
        verbose_name_plural = _("правила регионов")

    def __str__(self) -> str:
        return str(self.region)

    @property
    def rules(self) -> GrowthRules:
        return GrowthRules.from_json(self.rules_data)


class GapArea(Record):
    """An area of gaps ⚙ («предметная», «методическая», «психолого-педагогическая», «коммуникативная»)."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="gap_areas", verbose_name=_("регион"))
    title = models.CharField(_("область"), max_length=200)
    position = models.PositiveSmallIntegerField(default=1)
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("область дефицитов")
        verbose_name_plural = _("области дефицитов")
        ordering = ["position", "title"]
        constraints = [models.UniqueConstraint(fields=["region", "title"], name="gap_area_unique")]

    def __str__(self) -> str:
        return self.title


class GapLevel(Record):
    """A level of mastery ⚙; `is_gap` says that it is too low and asks for a route.

    Platforms that give percents mean by `from_percent` and more this level, up to the next one's.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="gap_levels", verbose_name=_("регион"))
    title = models.CharField(_("уровень"), max_length=200)
    position = models.PositiveSmallIntegerField(default=1)
    is_gap = models.BooleanField(_("считается дефицитом"), default=False)
    from_percent = models.PositiveSmallIntegerField(_("от процента"), null=True, blank=True)

    class Meta:
        verbose_name = _("уровень")
        verbose_name_plural = _("уровни")
        ordering = ["position", "title"]
        constraints = [
            models.UniqueConstraint(fields=["region", "title"], name="gap_level_unique"),
            models.UniqueConstraint(fields=["region", "from_percent"], name="gap_level_percent_unique"),
        ]

    def __str__(self) -> str:
        return self.title


class TeacherCount(Record):
    """How many teachers there are: the base of coverage and of the pool's norm, with where the number comes from.

    Without `organization` it is the municipality's, without `municipality` the region's; without `subject` everybody.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="teacher_counts")
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="teacher_counts",
        verbose_name=_("муниципалитет"),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="teacher_counts",
        verbose_name=_("организация"),
    )
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    as_of = models.DateField(_("на дату"))
    value = models.PositiveIntegerField(_("педагогов"))
    source = models.CharField(_("откуда число"), max_length=300)

    class Meta:
        verbose_name = _("численность педагогов")
        verbose_name_plural = _("численность педагогов")
        ordering = ["-as_of"]
        constraints = [
            # What is not told stands as 0: SQLite takes no NULL for another's equal.
            models.UniqueConstraint(
                "region",
                Coalesce("municipality", 0, output_field=models.BigIntegerField()),
                Coalesce("organization", 0, output_field=models.BigIntegerField()),
                Coalesce("subject", 0, output_field=models.BigIntegerField()),
                "as_of",
                name="teacher_count_once",
                violation_error_message=_("Число для этого места и дня уже есть."),
            ),
            models.CheckConstraint(condition=~Q(source=""), name="teacher_count_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.organization or self.municipality or self.region}: {self.value}"
