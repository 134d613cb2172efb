from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.models import Association, Organization, Person
from rumo.growth.enums import SupportKind


class SupportedSchool(Versioned):
    """A school with low results (ШНОР) of an academic year, `year` being the one it begins in; who curates it."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="supported_schools")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="support_years", verbose_name=_("школа")
    )
    year = models.PositiveSmallIntegerField(_("учебный год с"))
    curator = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="curated_schools",
        verbose_name=_("куратор"),
    )
    ground = models.CharField(_("основание"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("школа с низкими результатами")
        verbose_name_plural = _("школы с низкими результатами")
        ordering = ["-year", "organization__full_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "organization", "year"],
                name="supported_school_once",
                violation_error_message=_("Эта школа уже внесена в список на этот учебный год."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization} ({self.year}/{self.year + 1})"


class SupportVisit(Record):
    """What was done at the school."""

    school = models.ForeignKey(SupportedSchool, on_delete=models.CASCADE, related_name="visits")
    kind = models.CharField(_("вид"), max_length=12, choices=SupportKind.choices, default=SupportKind.VISIT)
    date = models.DateField(_("дата"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("кто"))
    summary = models.TextField(_("что сделано"))
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("поддержка школы")
        verbose_name_plural = _("поддержка школ")
        ordering = ["-date", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(summary=""), name="support_visit_has_summary")]

    def __str__(self) -> str:
        return f"{self.school}: {self.date:%d.%m.%Y}"
